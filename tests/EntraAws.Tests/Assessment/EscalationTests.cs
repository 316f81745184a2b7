using EntraAws.Engine.Assessment;
using static EntraAws.Tests.Assessment.Documents;

namespace EntraAws.Tests.Assessment;

public sealed class EscalationTests
{
    public static TheoryData<string> Paths => [.. EscalationPaths.All.Select(p => p.Id)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Each_path_is_found_by_its_actions_and_by_no_fewer(string id)
    {
        var path = EscalationPaths.All.Single(p => p.Id == id);
        foreach (var first in path.Steps[0])
        {
            foreach (var last in path.Steps[^1])
            {
                string[] actions = [first, .. path.Steps.Skip(1).SkipLast(1).Select(s => s[0]), last];
                var risk = Find(path, Assess(path, Allow(actions.Select(a => a.ToUpperInvariant()).ToArray())));
                Assert.NotNull(risk);
                Assert.Equal(!path.NeedsOrganization, risk.Certain);
                Assert.All(actions, a => Assert.Contains(risk.Evidence, e => e.Actions.Contains(a)));
                if (path.Steps.Count == 1) continue;
                Assert.Null(Find(path, Assess(path, Allow(actions[..^1]))));
                Assert.Null(Find(path, Assess(path, Allow(actions), Deny(actions[0]))));
            }
        }
    }

    [Fact]
    public void Every_action_of_a_path_is_in_the_catalogue() =>
        Assert.DoesNotContain(EscalationPaths.Actions.Concat(DataActions.All).Concat(AdministratorJudge.Actions), a => !ActionCatalogue.Instance.Levels.ContainsKey(a));

    [Theory]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::*:user/${aws:username}", null)]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::111122223333:user/ada", null)]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::111122223333:user/ben", "Medium False")]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::111122223333:user/*", "High True")]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::*:*", "High True")]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::111122223333:role/*", null)]
    [InlineData("iam:CreateAccessKey", "arn:aws:s3:::*", null)]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::999988887777:user/*", "Medium False")]
    [InlineData("iam:PutUserPolicy", "arn:aws:iam::*:user/${aws:username}", "High True")]
    [InlineData("iam:AttachUserPolicy", "arn:aws:iam::111122223333:user/a*", "High True")]
    [InlineData("iam:AttachUserPolicy", "arn:aws:iam::111122223333:user/b*", "Medium False")]
    [InlineData("iam:CreatePolicyVersion", "arn:aws:iam::111122223333:policy/Own", "High True")]
    [InlineData("iam:CreatePolicyVersion", "arn:aws:iam::111122223333:policy/Other", "Medium False")]
    [InlineData("iam:AddUserToGroup", "arn:aws:iam::111122223333:group/Readers", "Medium False")]
    public void The_resource_decides_how_far_it_goes(string action, string resource, string? expected)
    {
        var account = new Account();
        var own = account.Managed("Own", Allow("s3:ListAllMyBuckets"));
        account.Replace(account.User("ada", AllowOn(resource, action)) with { AttachedPolicies = [own] });
        var risk = account.Assess().SingleOrDefault(r => r.Finding == "PrivilegeEscalation");
        Assert.Equal(expected, risk is null ? null : $"{risk.Severity} {risk.Certain}");
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/ben", false)]
    [InlineData("arn:aws:iam::111122223333:user/b*", false)]
    [InlineData("arn:aws:iam::111122223333:user/ada", true)]
    public void A_deny_on_the_same_resource_takes_it_away(string denied, bool open)
    {
        var risks = Account.Of(Document(Statement("Allow", ["iam:CreateAccessKey"], "arn:aws:iam::111122223333:user/ben"), Statement("Deny", ["iam:*"], denied)));
        Assert.Equal(open, risks.Any(r => r.Finding == "PrivilegeEscalation"));
    }

    [Fact]
    public void A_conditioned_passrole_is_said_with_its_key()
    {
        var risk = Account.Of(Document(
            Statement("Allow", ["iam:PassRole"], condition: """{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}"""),
            Statement("Allow", ["ec2:RunInstances"]))).Single(r => r.Finding == "PrivilegeEscalation");
        Assert.False(risk.Certain);
        Assert.Contains(risk.Evidence, e => e.ConditionKeys.Contains("iam:PassedToService"));
        Assert.Contains("NewInstance: iam:PassRole + ec2:RunInstances", risk.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_administrator_role_that_can_be_assumed_is_a_way()
    {
        var account = new Account();
        account.Role("Emergency", TrustAws("arn:aws:iam::111122223333:root"), Everything);
        account.Role("Named", TrustAws("arn:aws:iam::111122223333:user/carla"), Everything);
        account.Role("Reader", TrustAws("arn:aws:iam::111122223333:root"), Allow("s3:GetObject"));
        account.User("ada", AllowOn("arn:aws:iam::111122223333:role/Emergency", "sts:AssumeRole"));
        account.User("ben", AllowOn("arn:aws:iam::111122223333:role/Reader", "sts:AssumeRole"));
        account.User("carla", Allow("s3:ListAllMyBuckets"));
        account.User("david", Allow("sts:*"));
        var risks = account.Assess().Where(r => r.Finding == "PrivilegeEscalation").ToList();
        Assert.Equal(["ada", "carla", "david"], risks.Select(r => r.PrincipalName));
        Assert.All(risks, r => Assert.True(r.Certain));
        Assert.All(risks, r => Assert.Contains("AssumeAdministrator", r.Summary, StringComparison.Ordinal));
    }

    [Fact]
    public void Service_linked_and_identity_center_roles_are_left_out()
    {
        var account = new Account();
        var role = account.Role("a", TrustAws("*"), Allow("iam:AttachRolePolicy", "s3:PutObject"));
        account.Roles[0] = role with { Kind = AwsRoleKind.ServiceLinked };
        account.Roles.Add(role with { RoleName = "b", Kind = AwsRoleKind.IdentityCenter });
        Assert.Empty(account.Assess());
        account.Roles[1] = account.Roles[1] with { InlinePolicies = [new AwsInlinePolicy { PolicyName = "x", Document = Everything }] };
        Assert.Equal("AdministratorEquivalent", Assert.Single(account.Assess()).Finding);
    }

    private static IReadOnlyList<AccessRisk> Assess(EscalationPath path, params string[] documents)
    {
        if (!path.NeedsBoundary) return Account.Of(documents);
        var account = new Account();
        account.Replace(account.User("ada", documents) with { PermissionsBoundary = account.Managed("Boundary", Everything) });
        return account.Assess();
    }

    private static AccessRisk? Find(EscalationPath path, IReadOnlyList<AccessRisk> risks) => risks.SingleOrDefault(r =>
        r.Finding == path.Kind.Name && r.Summary.Contains(path.Id, StringComparison.Ordinal));
}
