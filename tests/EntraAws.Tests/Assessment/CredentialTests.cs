using EntraAws.Contracts;
using static EntraAws.Tests.Assessment.Documents;

namespace EntraAws.Tests.Assessment;

public sealed class CredentialTests
{
    [Theory]
    [InlineData(90, 89, "")]
    [InlineData(91, 90, "OldAccessKey")]
    [InlineData(91, 91, "InactiveUser OldAccessKey UnusedAccessKey")]
    [InlineData(91, null, "OldAccessKey UnusedAccessKey")]
    [InlineData(90, null, "")]
    public void Keys_are_judged_by_age_and_use(int age, int? unused, string expected)
    {
        var used = unused is { } days ? Account.Now.AddDays(-days) : (DateTimeOffset?)null;
        Assert.Equal(expected, Findings(u => u with { PasswordEnabled = false, LastUsed = used, AccessKeys = [new AwsAccessKey { Active = true, Age = age, LastUsed = used }] }));
        Assert.DoesNotContain("AccessKey", Findings(u => u with { AccessKeys = [new AwsAccessKey { Active = false, Age = age, LastUsed = used }] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, 365, 1, "NoMfa")]
    [InlineData(true, true, 366, 1, "OldPassword")]
    [InlineData(true, null, 10, 1, "")]
    [InlineData(true, true, 10, null, "")]
    [InlineData(true, true, 100, null, "UnusedPassword")]
    [InlineData(true, true, 300, 91, "InactiveUser UnusedPassword")]
    [InlineData(false, false, 900, null, "")]
    [InlineData(null, null, 900, null, "")]
    public void Passwords_are_judged_by_mfa_age_and_use(bool? enabled, bool? mfa, int age, int? unused, string expected)
    {
        var used = unused is { } days ? Account.Now.AddDays(-days) : (DateTimeOffset?)null;
        Assert.Equal(expected, Findings(u => u with { PasswordEnabled = enabled, MfaEnabled = mfa, PasswordAge = age, PasswordLastUsed = used, LastUsed = used }));
    }

    [Fact]
    public void Who_shows_no_sign_of_life_is_inactive()
    {
        Assert.Equal("InactiveUser", Findings(u => u with { PasswordEnabled = false, CreatedAt = Account.Now.AddDays(-91) }));
        Assert.Equal("", Findings(u => u with { PasswordEnabled = false, CreatedAt = Account.Now.AddDays(-89) }));
        Assert.Equal("", Findings(u => u with { PasswordEnabled = null, CreatedAt = Account.Now.AddDays(-900) }));
    }

    [Fact]
    public void Thresholds_are_obeyed() => Assert.Equal("OldAccessKey OldPassword", Findings(
        u => u with { PasswordEnabled = true, MfaEnabled = true, PasswordAge = 31, PasswordLastUsed = Account.Now, LastUsed = Account.Now, AccessKeys = [new AwsAccessKey { Active = true, Age = 31, LastUsed = Account.Now }] },
        new AssessmentThresholds { AccessKeyAge = 30, PasswordAge = 30 }));

    [Fact]
    public void Credentials_of_an_administrator_weigh_more()
    {
        var account = new Account();
        account.Replace(account.User("ada", Everything) with { PasswordEnabled = true, MfaEnabled = false });
        Assert.Equal(AccessRiskSeverity.High, account.Assess().Single(r => r.Finding == "NoMfa").Severity);
    }

    [Theory]
    [InlineData(90, "RootInUse")]
    [InlineData(91, "")]
    [InlineData(null, "")]
    public void Use_of_root_counts_for_a_while(int? days, string expected) => Assert.Equal(expected, Root(new AwsRootUser { MfaEnabled = true, LastUsed = days is { } d ? Account.Now.AddDays(-d) : null }));

    [Fact]
    public void Root_needs_mfa_and_no_key()
    {
        Assert.Equal("RootWithoutMfa", Root(new AwsRootUser { MfaEnabled = false }));
        Assert.Equal("", Root(new AwsRootUser { MfaEnabled = false, PasswordEnabled = false }));
        Assert.Equal("RootAccessKey", Root(new AwsRootUser { MfaEnabled = true, AccessKeys = [new AwsAccessKey { Active = true }] }));
        Assert.Equal("", Root(new AwsRootUser { MfaEnabled = null }));
    }

    [Fact]
    public void The_order_is_root_administrators_changes_data_credentials()
    {
        var account = new Account { Root = new AwsRootUser { MfaEnabled = false, LastUsed = Account.Now, AccessKeys = [new AwsAccessKey { Active = true }] } };
        account.Replace(account.User("idle") with { PasswordEnabled = true, MfaEnabled = false });
        account.User("reader", Allow("s3:GetObject"));
        account.User("writer", Allow("sqs:SendMessage"));
        account.User("climber", Allow("iam:AttachUserPolicy"));
        account.User("boss", Everything);
        account.Group("few", ["a"], Everything);
        account.Group("many", ["a", "b", "c"], Everything);
        var risks = account.Assess();
        Assert.Equal(
            ["root", "root", "root", "many", "few", "boss", "climber", "climber", "writer", "reader", "idle"],
            risks.Select(r => r.PrincipalName));
        Assert.Equal(Enumerable.Range(1, risks.Count), risks.Select(r => r.Rank));
        Assert.All(risks, r => Assert.True(r is { AccountId: Account.Id, Remedy.Length: > 0, Summary.Length: > 0 } && r.Evidence.Count > 0));
    }

    private static string Root(AwsRootUser root) => string.Join(' ', new Account { Root = root }.Assess().Select(r => r.Finding));

    private static string Findings(Func<AwsIamUser, AwsIamUser> change, AssessmentThresholds? thresholds = null)
    {
        var account = new Account();
        account.Replace(change(account.User("ada")));
        return string.Join(' ', account.Assess(thresholds).Select(r => r.Finding).Order(StringComparer.Ordinal));
    }
}
