using EntraAws.Contracts;
using EntraAws.Sandbox;
using EntraAws.Tests.IdentityCenter;
using Rehearsal;

namespace EntraAws.Tests.Verification;

/// <summary>The sign-on of one app that several accounts share: no account has it in its identifier.</summary>
public sealed class SignOnOfManyAccountsTests : IAsyncLifetime, IDisposable
{
    private const string Second = CenterRun.DevTest;

    private readonly SandboxRun _run = new();

    private TenantServicePrincipal Principal => _run.Tenant.ServicePrincipals.Single(p => p.DisplayName == SingleAccount.AppName(SandboxRun.AccountId));

    public async Task InitializeAsync()
    {
        await _run.MigrateAsync();
        _run.Settle();
        _run.Tenant.Applications.Single(a => a.AppId == Principal.AppId).IdentifierUris = ["https://signin.aws.amazon.com/saml#all"];
        Principal.AppRoles.Add(new TenantAppRole { Id = Guid.NewGuid(), DisplayName = "Auditor", Value = $"arn:aws:iam::{Second}:role/Auditor,arn:aws:iam::{Second}:saml-provider/EntraID" });
    }

    [Fact]
    public async Task Each_account_that_the_app_offers_roles_of_is_checked()
    {
        var session = await _run.OpenAsync();
        _run.Requests.Clear();
        var (checks, access) = await TestAsync(session, new SignOnRequest { App = new AppSelector(Principal.Id, null), Sample = 5, CertificateDays = 30 });
        Assert.Equal([SandboxRun.AccountId, Second], checks.Select(c => c.AccountId).Distinct());
        var perAccount = checks.ToLookup(c => c.AccountId);
        Assert.All(perAccount[SandboxRun.AccountId], c => Assert.Equal(SignOnResult.Passed, c.Result));
        Assert.Contains(perAccount[Second], c => c is { Check: "Provider", Result: SignOnResult.Failed });
        Assert.Contains(perAccount[Second], c => c is { Check: "Assignments", Result: SignOnResult.Failed });
        Assert.All(perAccount, a => Assert.Single(a, c => c.Check == "RoleClaim"));
        Assert.Equal([SandboxRun.AccountId], access.Select(a => a.AccountId).Distinct());
        Assert.Single(_run.Requests.All, r => r.Operation == "GET /servicePrincipals/{id}/claimsMappingPolicies");
        Assert.Single(_run.Requests.All, r => r.Operation == "GET /servicePrincipals/{id}/appRoleAssignedTo");
    }

    [Theory]
    [InlineData(SandboxRun.AccountId, 2)]
    [InlineData(Second, 0)]
    public async Task An_account_finds_it_by_its_app_roles(string account, int users)
    {
        var (checks, access) = await TestAsync(await _run.OpenAsync(), new SignOnRequest { AccountId = account, Sample = 5, CertificateDays = 30 });
        Assert.All(checks, c => Assert.Equal((account, Principal.DisplayName), (c.AccountId, c.App)));
        Assert.Equal(users, access.Count);
    }

    [Fact]
    public async Task Two_apps_that_offer_an_accounts_roles_are_named_and_none_is_chosen()
    {
        var id = Guid.NewGuid();
        _run.Tenant.Applications.Add(new TenantApplication { Id = Guid.NewGuid(), AppId = id, DisplayName = "AWS All 2", ApplicationTemplateId = Principal.ApplicationTemplateId });
        _run.Tenant.ServicePrincipals.Add(new TenantServicePrincipal { Id = Guid.NewGuid(), AppId = id, DisplayName = "AWS All 2", ApplicationTemplateId = Principal.ApplicationTemplateId, AppRoles = [.. Principal.AppRoles.Where(r => r.Value?.Contains(Second, StringComparison.Ordinal) == true)] });
        var session = await _run.OpenAsync();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => TestAsync(session, new SignOnRequest { AccountId = Second }));
        Assert.Equal(nameof(Faults.AppOfAccountAmbiguous), error.ErrorId);
        Assert.Contains("'AWS All 2'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_of_Identity_Center_is_one_clear_error()
    {
        var session = await _run.OpenAsync();
        var app = await ScimTests.SetUpAsync(session);
        foreach (var selector in new[] { new AppSelector(app.ServicePrincipalId, null), new AppSelector(null, app.DisplayName) })
        {
            var error = await Assert.ThrowsAsync<EntraAwsException>(() => TestAsync(session, new SignOnRequest { App = selector }));
            Assert.Equal(nameof(Faults.AppOfIdentityCenter), error.ErrorId);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _run.Dispose();

    private static async Task<(List<SignOnCheck> Checks, List<SignOnAccess> Access)> TestAsync(ISession session, SignOnRequest request)
    {
        var (checks, access) = (new List<SignOnCheck>(), new List<SignOnAccess>());
        await session.Verification.TestSignOnAsync(request, c => Keep(checks, c), a => Keep(access, a), new QuietHost(), default);
        return (checks, access);
    }

    private static Task Keep<T>(List<T> list, T value)
    {
        list.Add(value);
        return Task.CompletedTask;
    }
}
