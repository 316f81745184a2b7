using static EntraAws.Tests.Assessment.Documents;

namespace EntraAws.Tests.Assessment;

public sealed class LevelTests
{
    [Theory]
    [InlineData("s3:GetObject", "DataAccess Medium True")]
    [InlineData("S3:getobject", "DataAccess Medium True")]
    [InlineData("s3:Get*", "DataAccess Medium True")]
    [InlineData("secretsmanager:GetSecretValue", "DataAccess High True")]
    [InlineData("s3:PutBucketPolicy", "PermissionsManagement High True")]
    [InlineData("sqs:SendMessage", "Write Medium True")]
    [InlineData("s3:PutObjectTagging", null)]
    [InlineData("s3:ListAllMyBuckets", null)]
    [InlineData("ec2:Describe*", null)]
    [InlineData("backup:ListIndexedRecoveryPointsForSearch", null)]
    [InlineData("billing:GetResourcePolicy", null)]
    [InlineData("datazone:GetIamPortalLoginUrl", null)]
    [InlineData("newservice:CreateThing", "Write Medium False")]
    [InlineData("newservice:PutThingPolicy", "PermissionsManagement High False")]
    [InlineData("newservice:GetThing", null)]
    [InlineData("newservice:*", null)]
    [InlineData("nothing", null)]
    [InlineData("", null)]
    public void The_level_of_what_is_allowed_on_all_resources_is_the_finding(string action, string? expected) =>
        Assert.Equal(expected, Account.Of(Allow(action)).SingleOrDefault() is { } risk ? $"{risk.Finding} {risk.Severity} {risk.Certain}" : null);

    [Fact]
    public void Writing_in_many_services_weighs_more()
    {
        var risk = Account.Of(Document(Statement("Allow", ["iam:*", "organizations:*", "account:*"], action: "NotAction"))).Single(r => r.Finding == "Write");
        Assert.Equal(AccessRiskSeverity.High, risk.Severity);
        Assert.Equal(21, risk.Evidence.Single().Actions.Count);
        Assert.Matches("^and [0-9]+ more$", risk.Evidence.Single().Actions[^1]);
    }

    [Theory]
    [InlineData("arn:aws:sqs:eu-west-1:111122223333:orders", false)]
    [InlineData("arn:aws:sqs:eu-west-1:*:*", false)]
    [InlineData("arn:aws:sqs:*:*:*", true)]
    [InlineData("arn:aws:sqs:*:111122223333:*", true)]
    [InlineData("arn:aws:s3:::bucket/*", false)]
    public void On_some_resources_it_is_none(string resource, bool found) => Assert.Equal(found, Account.Of(AllowOn(resource, "sqs:SendMessage", "s3:PutObject")).Count > 0);

    [Fact]
    public void Notresource_is_all_but_uncertain()
    {
        var risk = Assert.Single(Account.Of(Document(Statement("Allow", ["sqs:SendMessage"], "arn:aws:sqs:*:*:orders", on: "NotResource"))));
        Assert.Equal(("Write", false), (risk.Finding, risk.Certain));
    }

    [Fact]
    public void A_conditioned_deny_is_said_and_takes_the_certainty()
    {
        var risk = Assert.Single(Account.Of(Document(Statement("Allow", ["sqs:*Message"]), Statement("Deny", ["sqs:*"], condition: """{"Bool":{"aws:SecureTransport":"false"}}"""))), r => r.Finding == "Write");
        Assert.False(risk.Certain);
        Assert.Contains(risk.Evidence, e => e.Statement == "2 (Deny)" && e.ConditionKeys.Single() == "aws:SecureTransport");
    }

    [Fact]
    public void A_boundary_narrows_to_what_both_give()
    {
        var account = new Account();
        account.Replace(account.User("ada", Allow("s3:*", "sqs:*", "ec2:*")) with { PermissionsBoundary = account.Managed("B", Allow("sqs:SendMessage", "s3:GetObject")) });
        Assert.Equal(["sqs:SendMessage", "s3:GetObject"], account.Assess().SelectMany(r => r.Evidence).Where(e => e.Source.StartsWith("user/", StringComparison.Ordinal)).SelectMany(e => e.Actions));
    }

    [Fact]
    public void A_role_of_a_service_weighs_one_less()
    {
        var account = new Account();
        account.Roles.Add(account.Role("worker", "{}", Allow("sqs:SendMessage")) with { Kind = AwsRoleKind.Service });
        account.Roles.RemoveAt(0);
        Assert.Equal(AccessRiskSeverity.Low, account.Assess().Single(r => r.Finding == "Write").Severity);
    }
}
