using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Sandbox;
using Rehearsal;

namespace EntraAws.Tests.Verification;

/// <summary>The sign-on of the migrated sample account: all good, and then each thing broken once.</summary>
public sealed class SignOnTests : IAsyncLifetime, IDisposable
{
    private const string Administrators = "AWS-Account1-Administrators";

    private readonly SandboxRun _run = new();
    private readonly SignOnRequest _request = new() { AccountId = SandboxRun.AccountId, Sample = 5, CertificateDays = 30 };

    private TenantServicePrincipal Principal => _run.Tenant.ServicePrincipals.Single(p => p.DisplayName == SingleAccount.AppName(SandboxRun.AccountId));

    private TenantApplication Application => _run.Tenant.Applications.Single(a => a.AppId == Principal.AppId);

    private SandboxRole Developer => _run.Account.Roles.Single(r => r.Name == "Developer");

    private TenantUser Admin => User("Test-AWSAdmin@contoso.com");

    /// <summary>What is broken, and the check that says so, with its result.</summary>
    public static TheoryData<string, string, string> Broken => new()
    {
        { "app off", "AppEnabled", "Failed" },
        { "mode", "SignOnMode", "Failed" },
        { "identifier", "Identifier", "Failed" },
        { "reply URL", "ReplyUrl", "Failed" },
        { "no claims policy", "Claims", "Unknown" },
        { "role claim", "RoleClaim", "Failed" },
        { "session name claim", "RoleSessionNameClaim", "Failed" },
        { "session duration claim", "SessionDurationClaim", "Failed" },
        { "no active certificate", "Certificate", "Failed" },
        { "certificate ends", "CertificateExpiry", "Warning" },
        { "provider gone", "Provider", "Failed" },
        { "provider of another issuer", "ProviderIssuer", "Failed" },
        { "provider of another certificate", "ProviderCertificate", "Failed" },
        { "no app roles", "AppRoles", "Failed" },
        { "app role off", "AppRoleEnabled", "Failed" },
        { "role gone", "RoleExists", "Failed" },
        { "role trusts another", "RoleTrust", "Failed" },
        { "role wants another audience", "RoleTrust", "Failed" },
        { "role tests more", "RoleTrust", "Unknown" },
        { "role with a long path", "RoleArnLength", "Warning" },
        { "nobody assigned", "Assignments", "Failed" },
        { "default access", "DefaultAccess", "Failed" },
        { "empty group", "GroupMembers", "Warning" },
        { "nested group", "NestedGroups", "Warning" },
        { "free licence", "Licence", "Failed" },
        { "disabled user", "UserEnabled", "Warning" },
        { "guest", "RoleSessionName", "Failed" },
        { "blocked", "ConditionalAccess", "Failed" },
        { "apps may not be read", "App", "Unknown" },
        { "evaluation may not be asked", "ConditionalAccess", "Unknown" },
    };

    public async Task InitializeAsync()
    {
        await _run.MigrateAsync();
        _run.Settle();
    }

    [Fact]
    public async Task All_is_well_after_the_migration_and_both_users_get_in()
    {
        var (checks, access) = await TestAsync();
        Assert.DoesNotContain(checks, c => c.Result != SignOnResult.Passed);
        Assert.All(checks, c => Assert.Equal((SandboxRun.AccountId, SingleAccount.AppName(SandboxRun.AccountId)), (c.AccountId, c.App)));
        Assert.Equal(
            ["Administrator / Test-AWSAdmin@contoso.com / 111122223333", "Developer / Test-AWSDeveloper@contoso.com / 111122223333"],
            access.Select(a => a.SessionLabel));
        Assert.All(access, a => Assert.True(a.Certain));
        Assert.Equal([Administrators, "AWS-Account1-Developers"], access.Select(a => a.GroupName));
        Assert.Contains(checks, c => c.Check == "ConditionalAccess" && c.Message.Contains("Report-only: 'AWS Console - MFA'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_writes_nothing_and_reads_each_thing_once()
    {
        var session = await _run.OpenAsync();
        _run.Requests.Clear();
        await TestAsync(session: session);
        Assert.DoesNotContain(_run.Requests.Writes, r => r.Operation != "POST /identity/conditionalAccess/evaluate");
        Assert.Equal(2, _run.Requests.All.Count(r => r.Operation == "POST /identity/conditionalAccess/evaluate"));
        Assert.Equal(1, _run.Requests.All.Count(r => r.Operation == "ListRoles"));
        Assert.Equal(1, _run.Requests.All.Count(r => r.Operation == "GetSAMLProvider"));
        Assert.True(_run.Requests.All.Count <= 20, string.Join('\n', _run.Requests.All));
        Assert.Equal(0, session.WriteRequests);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Each_broken_thing_has_its_own_check(string what, string check, string result)
    {
        var session = await _run.OpenAsync();
        Break(what);
        var (checks, access) = await TestAsync(_request with { App = new AppSelector(Principal.Id, null) }, session);
        var found = checks.Where(c => c.Result != SignOnResult.Passed).ToList();
        Assert.Contains((check, result), found.Select(c => (c.Check, c.Result.ToString())));
        // What follows from it may be told as well, but nothing else fails.
        Assert.All(found, c => Assert.True(c.Check == check || c.Result != SignOnResult.Failed, $"{what}: {c}"));
        Assert.All(found, c => Assert.False(string.IsNullOrEmpty(c.Mend)));
        if (result == "Failed" && check is not ("DefaultAccess" or "Licence")) Assert.True(access.Count < 2, $"{what}: {string.Join("; ", access)}");
        if (result == "Unknown") Assert.DoesNotContain(access, a => a.Certain && (check == "ConditionalAccess" || a.RoleName == "Developer"));
    }

    [Fact]
    public async Task An_enforced_policy_says_what_it_asks_for()
    {
        _run.Tenant.ConditionalAccessPolicies.Single().Policy["state"] = "enabled";
        var (checks, access) = await TestAsync();
        Assert.Contains(checks, c => c is { Check: "ConditionalAccess", Result: SignOnResult.Passed } && c.Message.Contains("asks for mfa", StringComparison.Ordinal));
        Assert.All(access, a => Assert.Equal(["mfa"], a.Requires));
    }

    [Fact]
    public async Task Disturbances_are_waited_out()
    {
        var session = await _run.OpenAsync();
        _run.Requests.Plan = new ScriptedFaults()
            .On("POST /identity/conditionalAccess/evaluate", Fault.Throttle, Fault.LostAnswer, Fault.ServerError)
            .On("GET /groups/{id}/members/user", Fault.Throttle, Fault.LostAnswer)
            .On("ListRoles", Fault.Throttle, Fault.ServerError);
        var (checks, access) = await TestAsync(session: session);
        Assert.DoesNotContain(checks, c => c.Result != SignOnResult.Passed);
        Assert.Equal(2, access.Count);
        Assert.True(((ScriptedFaults)_run.Requests.Plan).Done);
    }

    [Fact]
    public async Task A_sample_of_users_is_asked_about_and_the_rest_is_unknown()
    {
        var group = _run.Tenant.Groups.Single(g => g.DisplayName == Administrators);
        foreach (var user in _run.Tenant.Users.Where(u => u is { AccountEnabled: true, UserType: "Member" } && u.UserPrincipalName.Length <= 64).Take(10)) group.Members.Add(new TenantGroupMember { Id = user.Id });
        var (checks, access) = await TestAsync(_request with { Sample = 3 });
        var asked = checks.Where(c => c.Check == "ConditionalAccess").ToList();
        Assert.Equal(3, asked.Count(c => c.Result == SignOnResult.Passed));
        Assert.Equal(SignOnResult.Unknown, Assert.Single(asked, c => c.Result != SignOnResult.Passed).Result);
        Assert.Equal(3, access.Count(a => a.Certain));
        var start = _run.Clock.GetUtcNow();
        var (all, everybody) = await TestAsync(_request with { Sample = null });
        Assert.DoesNotContain(all, c => c.Result == SignOnResult.Unknown);
        Assert.All(everybody, a => Assert.True(a.Certain));
        Assert.True(_run.Clock.GetUtcNow() - start >= TimeSpan.FromSeconds(11)); // one a second
    }

    [Fact]
    public async Task The_app_can_be_named_and_what_is_not_there_fails()
    {
        var app = SingleAccount.AppName(SandboxRun.AccountId);
        Assert.Equal(2, (await TestAsync(new SignOnRequest { App = new AppSelector(null, app), Sample = 0 })).Access.Count);
        Assert.Equal(2, (await TestAsync(new SignOnRequest { App = new AppSelector(Principal.Id, null), Sample = 0 })).Access.Count);
        Assert.Equal(2, (await TestAsync(new SignOnRequest { Sample = 0 })).Access.Count);
        var missing = Assert.Single((await TestAsync(new SignOnRequest { AccountId = "444455556666" })).Checks);
        Assert.Equal(("App", SignOnResult.Failed, "444455556666"), (missing.Check, missing.Result, missing.AccountId));
        Assert.Equal("App", Assert.Single((await TestAsync(new SignOnRequest { App = new AppSelector(null, "No such app") })).Checks).Check);
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => TestAsync(new SignOnRequest { AccountId = "12" }));
        Assert.Equal(nameof(Faults.AccountIdInvalid), error.ErrorId);
    }

    private void Break(string what)
    {
        var provider = _run.Account.SamlProviders.Single(p => p.Name == "EntraID");
        switch (what)
        {
            case "app off": Principal.AccountEnabled = false; break;
            case "mode": Principal.PreferredSingleSignOnMode = "password"; break;
            case "identifier": Application.IdentifierUris = ["https://portal.contoso.com"]; break;
            case "reply URL": Application.RedirectUris = ["https://portal.contoso.com/saml"]; break;
            case "no claims policy": Principal.ClaimsMappingPolicies.Clear(); break;
            case "role claim": Claims("SAML/Attributes/Role\"", "SAML/Attributes/role\""); break;
            case "session name claim": Claims("SAML/Attributes/RoleSessionName", "SAML/Attributes/rolesessionname"); break;
            case "session duration claim": Claims("\"3600\"", "\"60\""); break;
            case "no active certificate": Principal.PreferredTokenSigningKeyThumbprint = null; break;
            case "certificate ends": foreach (var key in Principal.KeyCredentials) key.EndDateTime = _run.Clock.GetUtcNow().AddDays(10); break;
            case "provider gone": _run.Account.SamlProviders.Remove(provider); break;
            case "provider of another issuer": provider.MetadataDocument = provider.MetadataDocument.Replace("https://sts.windows.net/", "https://sts.example.com/", StringComparison.Ordinal); break;
            case "provider of another certificate": provider.MetadataDocument = SamlSigner.Entra.Metadata($"https://sts.windows.net/{_run.Tenant.TenantId}/"); break;
            case "no app roles": Principal.AppRoles.RemoveAll(r => r.Value is not null); _run.Tenant.AppRoleAssignments.RemoveAll(a => a.ResourceId == Principal.Id); break;
            case "app role off": Principal.AppRoles.Single(r => r.Value?.Contains("Developer", StringComparison.Ordinal) == true).IsEnabled = false; break;
            case "role gone": _run.Account.Roles.Remove(Developer); break;
            case "role trusts another": Developer.TrustPolicy = Developer.TrustPolicy.Replace("saml-provider/EntraID", "saml-provider/OldADFS", StringComparison.Ordinal); break;
            case "role wants another audience": Developer.TrustPolicy = Developer.TrustPolicy.Replace("https://signin.aws", "https://eu-west-1.signin.aws", StringComparison.Ordinal); break;
            case "role tests more": Developer.TrustPolicy = Developer.TrustPolicy.Replace("\"StringEquals\"", "\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"},\"StringEquals\"", StringComparison.Ordinal); break;
            case "role with a long path": LongPath(); break;
            case "nobody assigned": _run.Tenant.AppRoleAssignments.RemoveAll(a => a.ResourceId == Principal.Id); break;
            case "default access": Assign(Guid.Empty); break;
            case "empty group": Group(Administrators).Members.Clear(); break;
            case "nested group": Group(Administrators).Members.Add(new TenantGroupMember { Id = Group("Engineering").Id }); break;
            case "free licence": _run.Tenant.License = TenantLicense.Free; break;
            case "disabled user": Admin.AccountEnabled = false; break;
            case "guest": Admin.UserPrincipalName = "admin_fabrikam.com#EXT#@contoso.onmicrosoft.com"; break;
            case "blocked": Block(); break;
            case "apps may not be read": _run.Tenant.DeniedPermissions.Add("Application.Read.All"); break;
            case "evaluation may not be asked": _run.Tenant.DeniedPermissions.Add("Policy.Read.ConditionalAccess"); break;
            default: throw new ArgumentOutOfRangeException(nameof(what));
        }
    }

    private void Claims(string old, string now)
    {
        var policy = _run.Tenant.ClaimsMappingPolicies.Single();
        Assert.Contains(old, policy.Definition[0], StringComparison.Ordinal);
        policy.Definition = [policy.Definition[0].Replace(old, now, StringComparison.Ordinal)];
    }

    private void LongPath()
    {
        Developer.Path = $"/{new string('p', 180)}/";
        foreach (var role in Principal.AppRoles.Where(r => r.Value?.Contains("role/Developer", StringComparison.Ordinal) == true)) role.Value = role.Value!.Replace("role/Developer", $"role{Developer.Path}Developer", StringComparison.Ordinal);
    }

    private void Assign(Guid appRole) => _run.Tenant.AppRoleAssignments.Add(new TenantAppRoleAssignment
    {
        Id = "default-access", PrincipalId = User("ada.lane@contoso.com").Id, PrincipalType = "User", ResourceId = Principal.Id, AppRoleId = appRole, CreatedDateTime = SandboxRun.Start,
    });

    private void Block()
    {
        var policy = _run.Tenant.ConditionalAccessPolicies.Single();
        policy.Policy["state"] = "enabled";
        policy.Policy["grantControls"] = new JsonObject { ["operator"] = "OR", ["builtInControls"] = new JsonArray("block") };
    }

    private TenantGroup Group(string name) => _run.Tenant.Groups.Single(g => g.DisplayName == name);

    private TenantUser User(string name) => _run.Tenant.Users.Single(u => string.Equals(u.UserPrincipalName, name, StringComparison.OrdinalIgnoreCase));

    private async Task<(List<SignOnCheck> Checks, List<SignOnAccess> Access)> TestAsync(SignOnRequest? request = null, ISession? session = null)
    {
        session ??= await _run.OpenAsync();
        var (checks, access) = (new List<SignOnCheck>(), new List<SignOnAccess>());
        await session.Verification.TestSignOnAsync(request ?? _request, c => Keep(checks, c), a => Keep(access, a), new QuietHost(), default);
        return (checks, access);
    }

    private static Task Keep<T>(List<T> list, T value)
    {
        list.Add(value);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _run.Dispose();
}
