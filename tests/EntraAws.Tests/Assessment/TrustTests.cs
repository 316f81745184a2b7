using static EntraAws.Tests.Assessment.Documents;

namespace EntraAws.Tests.Assessment;

public sealed class TrustTests
{
    private const string GitHub = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

    [Theory]
    [InlineData("""{"AWS":"*"}""", "", "AssumableByAnyone Critical True")]
    [InlineData("\"*\"", "", "AssumableByAnyone Critical True")]
    [InlineData("""{"AWS":"*"}""", """{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}""", "AssumableByAnyone High False")]
    [InlineData("""{"AWS":"arn:aws:iam::999988887777:root"}""", "", "CrossAccountTrust Medium True")]
    [InlineData("""{"AWS":"999988887777"}""", "", "CrossAccountTrust Medium True")]
    [InlineData("""{"AWS":["arn:aws:iam::999988887777:user/x","arn:aws:iam::111122223333:root"]}""", """{"StringEquals":{"sts:ExternalId":"7"}}""", "CrossAccountTrust Low False")]
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:root"}""", "", null)]
    [InlineData("""{"Service":"ec2.amazonaws.com"}""", "", null)]
    [InlineData("""{"Federated":"arn:aws:iam::111122223333:saml-provider/Entra"}""", """{"StringEquals":{"SAML:aud":"x"}}""", null)]
    [InlineData($$"""{"Federated":"{{GitHub}}"}""", """{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"}}""", "AssumableByAnyone High False")]
    [InlineData($$"""{"Federated":"{{GitHub}}"}""", """{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:contoso/shop:*"}}""", null)]
    [InlineData("""{"Federated":"cognito-identity.amazonaws.com"}""", """{"StringEquals":{"cognito-identity.amazonaws.com:aud":"pool"}}""", null)]
    public void Whom_a_role_trusts_is_judged(string principal, string condition, string? expected)
    {
        var account = new Account();
        account.Role("r", $$"""{"Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"{{(condition.Length > 0 ? $",\"Condition\":{condition}" : "")}} }]}""");
        var risk = account.Assess().SingleOrDefault();
        Assert.Equal(expected, risk is null ? null : $"{risk.Finding} {risk.Severity} {risk.Certain}");
        if (condition.Length > 0 && risk is not null) Assert.NotEmpty(risk.Evidence.Single().ConditionKeys);
    }

    [Fact]
    public void Trust_in_all_but_some_is_trust_in_anyone()
    {
        var account = new Account();
        account.Role("r", """{"Statement":{"Effect":"Allow","NotPrincipal":{"AWS":"arn:aws:iam::999988887777:root"},"Action":"sts:AssumeRole"}}""");
        Assert.Equal("AssumableByAnyone", Assert.Single(account.Assess()).Finding);
    }

    [Fact]
    public void A_foreign_account_weighs_more_where_the_role_is_an_administrator()
    {
        var account = new Account();
        account.Role("r", TrustAws("arn:aws:iam::999988887777:root"), Everything);
        Assert.Equal(AccessRiskSeverity.High, account.Assess().Single(r => r.Finding == "CrossAccountTrust").Severity);
    }

    [Fact]
    public void A_trust_policy_that_is_none_is_said()
    {
        var account = new Account();
        account.Role("r", "junk");
        Assert.Equal("UnreadablePolicy", Assert.Single(account.Assess()).Finding);
    }
}
