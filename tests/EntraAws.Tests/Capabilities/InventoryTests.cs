using EntraAws.Contracts;

namespace EntraAws.Tests.Capabilities;

/// <summary>The inventory of the sample production account.</summary>
public sealed class InventoryTests
{
    [Fact]
    public async Task Users_have_their_ages_keys_and_devices()
    {
        var inventory = await ReadAsync();
        var ben = inventory.Users.Single(u => u.UserName == "ben.ortiz");
        Assert.True(ben is { PasswordEnabled: true, MfaEnabled: false, PasswordAge: 500, AccessKeyAge: 1200 });
        Assert.Equal(["Administrators", "Developers"], ben.Groups.Order());
        var carla = inventory.Users.Single(u => u.UserName == "carla.meyer");
        Assert.Equal((2, true, 700), (carla.AccessKeys.Count, carla.MfaEnabled, carla.AccessKeyAge));
        Assert.EndsWith("policy/ContosoBoundary", carla.PermissionsBoundary, StringComparison.Ordinal);
        Assert.Null(inventory.Users.Single(u => u.UserName == "nils.berg").AccessKeyAge); // its only key is off
        Assert.True(inventory.Users.Single(u => u.UserName == "kira.novak") is { PasswordEnabled: false, PasswordAge: null });
        Assert.Equal("temporary-2019", Assert.Single(inventory.Users.Single(u => u.UserName == "jonas.weber").InlinePolicies).PolicyName);
        Assert.Contains("ben.ortiz", inventory.Groups.Single(g => g.GroupName == "Administrators").Members);
        Assert.DoesNotContain(inventory.Users, u => u.UserName == "<root_account>");
        Assert.Empty(inventory.Gaps);
    }

    [Theory]
    [InlineData("ADFS-ReadOnly", AwsRoleKind.Saml)]
    [InlineData("AWSReservedSSO_ReadOnly_0123456789abcdef", AwsRoleKind.IdentityCenter)]
    [InlineData("ShopWebServer", AwsRoleKind.Service)]
    [InlineData("OrderProcessor", AwsRoleKind.Service)]
    [InlineData("GitHubDeploy", AwsRoleKind.Custom)]
    [InlineData("EmergencyAdmin", AwsRoleKind.Custom)]
    [InlineData("AWSServiceRoleForSupport", AwsRoleKind.ServiceLinked)]
    public async Task Roles_have_their_kind(string role, AwsRoleKind kind) =>
        Assert.Equal(kind, (await ReadAsync()).Roles.Single(r => r.RoleName == role).Kind);

    [Theory]
    [InlineData("ContosoBoundary", AwsPolicyType.CustomerManaged, "Permissions boundary (1)")]
    [InlineData("ContosoOldReporting", AwsPolicyType.CustomerManaged, null)]
    [InlineData("Billing", AwsPolicyType.JobFunction, "Permissions policy (1)")]
    [InlineData("AdministratorAccess", AwsPolicyType.AwsManaged, "Permissions policy (2)")]
    public async Task Policies_have_type_and_use(string policy, AwsPolicyType type, string? use)
    {
        var found = (await ReadAsync()).Policies.Single(p => p.PolicyName == policy);
        Assert.Equal((type, use), (found.Type, found.UsedAs));
    }

    [Fact]
    public async Task Providers_tell_who_trusts_them()
    {
        var providers = (await ReadAsync()).IdentityProviders;
        Assert.Equal(["ADFS-ReadOnly"], providers.Single(p => p.Name == "OldADFS").TrustedBy);
        Assert.True(providers.Single(p => p.Name.StartsWith("AWSSSO_", StringComparison.Ordinal)).IsIdentityCenter);
        Assert.Equal("https://token.actions.githubusercontent.com", providers.Single(p => p.Type == "OIDC").Issuer);
    }

    [Fact]
    public async Task A_report_that_is_denied_leaves_a_gap_and_unknowns()
    {
        using var run = new SandboxRun();
        run.Account.DeniedActions.AddRange(["iam:GenerateCredentialReport", "iam:GetCredentialReport"]);
        var host = new QuietHost();
        var inventory = await (await run.OpenAsync(host)).Inventory.ReadAsync(new InventoryRequest(), host, default);
        Assert.Contains("iam:GenerateCredentialReport", Assert.Single(inventory.Gaps), StringComparison.Ordinal);
        Assert.Single(host.Warnings);
        Assert.Null(inventory.CredentialReportAt);
        Assert.All(inventory.Users, u => Assert.True(u is { PasswordEnabled: null, MfaEnabled: null, AccessKeyAge: null }));
        Assert.NotEmpty(inventory.Users);
    }

    private static async Task<AwsIamInventory> ReadAsync()
    {
        using var run = new SandboxRun();
        var host = new QuietHost();
        var inventory = await (await run.OpenAsync(host)).Inventory.ReadAsync(new InventoryRequest(), host, default);
        Assert.Empty(run.Requests.Writes);
        return inventory;
    }
}
