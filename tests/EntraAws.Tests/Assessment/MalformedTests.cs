using EntraAws.Engine.Assessment;

namespace EntraAws.Tests.Assessment;

public sealed class MalformedTests
{
    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("42")]
    [InlineData("{}")]
    [InlineData("""{"Statement":"text"}""")]
    [InlineData("""{"Statement":[1,null]}""")]
    [InlineData("""{"Statement":{"Effect":"allow","Action":"*","Resource":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":["Allow","Deny"],"Action":"*","Resource":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Resource":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":{"a":1},"Resource":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":["*",1],"Resource":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":7}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"\ud800","Resource":"*"}}""")]
    public void What_is_no_policy_is_a_finding_and_no_error(string document)
    {
        var risk = Assert.Single(Account.Of(document));
        Assert.Equal(("UnreadablePolicy", AccessRiskSeverity.Low), (risk.Finding, risk.Severity));
        Assert.Equal("user/ada inline/p1", risk.Evidence.Single().Source);
    }

    [Fact]
    public void Deep_nesting_is_no_error() => Assert.NotNull(PolicyDocument.Parse(string.Concat(new string('[', 5000), new string(']', 5000))).Problem);

    [Fact]
    public void What_can_be_read_is_judged_and_not_certain()
    {
        var risks = Account.Of("""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Perhaps"}]}""");
        Assert.False(risks.Single(r => r.Finding == "AdministratorEquivalent").Certain);
        Assert.Contains(risks, r => r.Finding == "UnreadablePolicy");
    }

    [Fact]
    public void A_policy_without_a_document_is_said()
    {
        var account = new Account();
        account.Replace(account.User("ada") with { AttachedPolicies = [account.Managed("Empty", null), "arn:aws:iam::aws:policy/Unknown"] });
        Assert.Equal(2, Assert.Single(account.Assess()).Evidence.Count);
    }

    [Theory]
    [InlineData("""{"statement":{"effect":"Allow","action":"sqs:SendMessage","resource":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"sqs:SendMessage"}}""")]
    [InlineData("""{"Statement":[{"Sid":3,"Effect":"Allow","Action":["sqs:SendMessage"],"Resource":["*"],"Condition":"odd"}]}""")]
    public void Odd_but_readable_is_read(string document) => Assert.Equal("Write", Assert.Single(Account.Of(document)).Finding);
}
