using static EntraAws.Tests.Assessment.Documents;

namespace EntraAws.Tests.Assessment;

public sealed class AdministratorTests
{
    private const string Kind = "AdministratorEquivalent";

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":["s3:Get*","*:*"],"Resource":["*"]}""")]
    [InlineData("""{"Effect":"Allow","Action":"IAM:*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"i?m:*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","NotAction":"organizations:*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","NotAction":["s3:*"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"aws-portal:*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":["iam:CreateAccessKey","iam:CreateUser"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{}}""")]
    public void What_gives_everything_is_an_administrator(string statements)
    {
        var risk = Assert.Single(Account.Of(Document(statements)));
        Assert.Equal((Kind, AccessRiskSeverity.Critical, true), (risk.Finding, risk.Severity, risk.Certain));
        Assert.Contains(risk.Evidence, e => e is { Source: "user/ada inline/p1", Statement: "1", Actions.Count: > 0 });
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","NotAction":["iam:*","organizations:*","account:*"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"iam:*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","NotAction":"s3:*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":["iam:Get*","iam:List*"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"*","NotResource":"*"}""")]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","NotAction":"*","Resource":"*"}""")]
    public void What_leaves_iam_out_is_none(string statements) => Assert.DoesNotContain(Account.Of(Document(statements)), r => r.Finding == Kind);

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:IsMcpServiceAction":"true"}}}""", "aws:IsMcpServiceAction")]
    [InlineData("""{"Effect":"Allow","Action":"iam:*","Resource":"*"},{"Effect":"Deny","NotAction":"iam:Get*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}""", "aws:MultiFactorAuthPresent")]
    [InlineData("""{"Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::secret/*"}""", null)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"iam:*","Resource":"arn:aws:iam::111122223333:role/x"}""", null, true)]
    public void A_condition_takes_the_certainty(string statements, string? key, bool certain = false)
    {
        var risk = Assert.Single(Account.Of(Document(statements)), r => r.Finding == Kind);
        Assert.Equal(certain, risk.Certain);
        Assert.Equal(certain ? AccessRiskSeverity.Critical : AccessRiskSeverity.High, risk.Severity);
        if (key is not null) Assert.Contains(risk.Evidence, e => e.ConditionKeys.Contains(key));
        if (key is not null) Assert.Contains(key, risk.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_decides_and_not_the_name()
    {
        var account = new Account();
        var console = account.Managed("job-function/AWSManagementConsoleAdministratorAccess", Allow("signin:*", "console-mobile:*", "s3:ListAllMyBuckets", "iam:GetAccountSummary"), byAws: true);
        var copy = account.Managed("HelpdeskBasics", Everything);
        account.Replace(account.User("console") with { AttachedPolicies = [console] });
        account.Replace(account.User("renamed") with { AttachedPolicies = [copy] });
        var found = Assert.Single(account.Assess(), r => r.Finding == Kind);
        Assert.Equal(("renamed", copy), (found.PrincipalName, found.Evidence.Single().Source));
    }

    [Fact]
    public void A_group_hands_it_on_and_a_boundary_holds_it()
    {
        var account = new Account();
        account.Group("Admins", ["ada", "ben"], Everything);
        var boundary = account.Managed("Boundary", Allow("s3:*"));
        account.Replace(account.User("ada") with { Groups = ["admins"] });
        account.Replace(account.User("ben") with { Groups = ["Admins"], PermissionsBoundary = boundary });
        var risks = account.Assess().Where(r => r.Finding == Kind).ToList();
        Assert.Equal(["Admins", "ada"], risks.Select(r => r.PrincipalName));
        Assert.Equal([1, 2], risks.Select(r => r.Rank));
        Assert.Equal("Admins", risks[1].Evidence.Single().Through);
        Assert.Null(risks[0].Evidence.Single().Through);
    }

    [Fact]
    public void A_boundary_that_is_missing_takes_the_certainty_only()
    {
        var account = new Account();
        account.Replace(account.User("ada", Everything) with { PermissionsBoundary = "arn:aws:iam::111122223333:policy/Gone" });
        var risks = account.Assess();
        var risk = Assert.Single(risks, r => r.Finding == Kind);
        Assert.False(risk.Certain);
        Assert.Contains(risk.Evidence, e => e.Statement == "permissions boundary");
        Assert.Contains(risks, r => r.Finding == "UnreadablePolicy");
    }
}
