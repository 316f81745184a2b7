using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.IdentityCenter;

namespace EntraAws.Tests.IdentityCenter;

/// <summary>The instance lives in one Region, which need not be the connection's.</summary>
public sealed class InstanceTests
{
    [Fact]
    public async Task Another_Region_is_searched_once_and_the_search_is_told()
    {
        using var run = new CenterRun();
        var session = await run.Run.OpenAsync();
        var host = new QuietHost();
        var center = await session.IdentityCenter.GetAsync(null, host, CancellationToken.None);
        Assert.Equal(("eu-central-1", SandboxRun.AccountId, 1), (center.Region, center.AccountId, center.PermissionSets));
        Assert.Contains(host.Verbose, v => v.Contains("-Region eu-central-1"));
        Assert.Equal(["Identity source", "SCIM endpoint and access token", "Service provider metadata"], center.ManualItems.Select(i => i.Item).Order());

        run.Run.Requests.Clear();
        await session.IdentityCenter.GetAsync(null, host, CancellationToken.None);
        Assert.Equal(["ListPermissionSets"], run.Run.Requests.All.Select(r => r.Operation));
    }

    [Fact]
    public async Task In_the_connections_own_Region_nothing_is_searched()
    {
        using var run = new CenterRun();
        var session = await run.Run.OpenAsync(request: new ConnectRequest { Region = "eu-central-1" });
        run.Run.Requests.Clear();
        await session.IdentityCenter.GetAsync(null, new QuietHost(), CancellationToken.None);
        Assert.Equal(["ListInstances", "ListPermissionSets"], run.Run.Requests.All.Select(r => r.Operation));
    }

    [Fact]
    public async Task A_given_Region_is_the_only_one_that_is_looked_at()
    {
        using var run = new CenterRun();
        var session = await run.Run.OpenAsync();
        run.Run.Requests.Clear();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.IdentityCenter.GetAsync("eu-west-1", new QuietHost(), CancellationToken.None));
        Assert.Equal(nameof(Faults.IdentityCenterNotFound), error.ErrorId);
        Assert.Equal(["ListInstances"], run.Run.Requests.All.Select(r => r.Operation));
        Assert.Equal("eu-central-1", (await session.IdentityCenter.GetAsync("eu-central-1", new QuietHost(), CancellationToken.None)).Region);
        Assert.Equal(nameof(Faults.AwsRegionInvalid), (await Assert.ThrowsAsync<EntraAwsException>(() => session.IdentityCenter.GetAsync("Frankfurt", new QuietHost(), CancellationToken.None))).ErrorId);
    }

    [Fact]
    public void The_organizations_instance_is_taken_and_not_the_accounts_own()
    {
        var own = new CenterInstance("arn:own", "d-1", CenterRun.DevTest, "Own", "ACTIVE", null);
        var organization = new CenterInstance("arn:organization", "d-2", SandboxRun.AccountId, null, "ACTIVE", null);
        Assert.Equal(organization, CenterFinder.Choose([own, organization], CenterRun.DevTest));
        Assert.Equal(own, CenterFinder.Choose([own, organization with { Status = "DELETE_IN_PROGRESS" }], CenterRun.DevTest));
        Assert.Equal(organization, CenterFinder.Choose([organization], SandboxRun.AccountId));
        Assert.Null(CenterFinder.Choose([], SandboxRun.AccountId));
    }

    [Fact]
    public async Task Where_Regions_cant_be_listed_the_error_says_what_to_do()
    {
        using var run = new CenterRun();
        run.Run.Account.DeniedActions.Add("account:ListRegions");
        var session = await run.Run.OpenAsync();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.IdentityCenter.GetAsync(null, new QuietHost(), CancellationToken.None));
        Assert.Equal(nameof(Faults.IdentityCenterRegionUnknown), error.ErrorId);
        Assert.Contains("Get-AwsIdentityCenter -Region", error.Message);
    }

    [Fact]
    public async Task Without_an_instance_all_Regions_are_named_and_a_missing_permission_is_one()
    {
        using var run = new CenterRun();
        run.Run.State.IdentityCenter = null;
        var session = await run.Run.OpenAsync();
        Assert.Equal(nameof(Faults.IdentityCenterNotFound), (await Assert.ThrowsAsync<EntraAwsException>(() => session.IdentityCenter.GetAsync(null, new QuietHost(), CancellationToken.None))).ErrorId);
        run.Run.Account.DeniedActions.Add("sso:ListInstances");
        var denied = await Assert.ThrowsAsync<EntraAwsException>(() => session.IdentityCenter.GetAsync(null, new QuietHost(), CancellationToken.None));
        Assert.Equal((nameof(Faults.AwsAccessDenied), "sso:ListInstances"), (denied.ErrorId, denied.FaultTarget));
    }
}
