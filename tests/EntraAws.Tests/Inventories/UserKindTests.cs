using EntraAws.Engine.Inventory;

namespace EntraAws.Tests.Inventories;

public sealed class UserKindTests
{
    private static AwsIamUser User(string name, bool? password = null, bool? mfa = null, bool key = false, (string, string)? tag = null) => new()
    {
        AccountId = "111122223333",
        UserName = name,
        Arn = $"arn:aws:iam::111122223333:user/{name}",
        PasswordEnabled = password,
        MfaEnabled = mfa,
        AccessKeys = key ? [new AwsAccessKey { Active = true }] : [],
        Tags = tag is { } t ? new Dictionary<string, string> { [t.Item1] = t.Item2 } : new Dictionary<string, string>(),
    };

    [Theory]
    [InlineData("ada.lane", true, true, false, AwsUserKind.Person)]
    [InlineData("x1", true, false, false, AwsUserKind.Person)]
    [InlineData("svc-backup", false, false, true, AwsUserKind.ServiceAccount)]
    [InlineData("x1", false, false, true, AwsUserKind.ServiceAccount)]
    [InlineData("ses-smtp-user.20240101-120000", false, false, true, AwsUserKind.ServiceAccount)]
    [InlineData("x1", false, false, false, AwsUserKind.Unknown)]
    [InlineData("svc-console", true, false, false, AwsUserKind.Unknown)] // a password says person, the name says program
    [InlineData("ci", false, false, true, AwsUserKind.ServiceAccount)]
    [InlineData("cindy.lauper", true, false, true, AwsUserKind.Person)] // "ci" is no part of its own there
    public void Signs_are_weighed(string name, bool password, bool mfa, bool key, AwsUserKind expected)
    {
        var (kind, reasons) = UserKind.Of(User(name, password, mfa, key));

        Assert.Equal(expected, kind);
        Assert.Equal(name == "x1" && !password && !key, reasons.Count == 0);
    }

    [Theory]
    [InlineData("UserType", "human", AwsUserKind.Person)]
    [InlineData("type", "Service", AwsUserKind.ServiceAccount)]
    [InlineData("kind", "service-account", AwsUserKind.ServiceAccount)]
    public void A_tag_that_says_so_decides(string key, string value, AwsUserKind expected)
    {
        var against = expected == AwsUserKind.Person ? User("svc-x", password: false, key: true, tag: (key, value)) : User("ada.lane", password: true, mfa: true, tag: (key, value));

        var (kind, reasons) = UserKind.Of(against);

        Assert.Equal(expected, kind);
        Assert.Contains(reasons, r => r.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_credential_report_a_name_alone_tells_little()
    {
        Assert.Equal(AwsUserKind.Person, UserKind.Of(User("ada.lane")).Kind);
        Assert.Equal(AwsUserKind.ServiceAccount, UserKind.Of(User("svc-x")).Kind);
        Assert.Equal(AwsUserKind.Unknown, UserKind.Of(User("x")).Kind);
    }
}
