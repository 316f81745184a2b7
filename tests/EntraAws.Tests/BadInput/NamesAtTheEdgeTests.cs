using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.BadInput;

/// <summary>Names with all that a query, a filter or a document could stumble over are taken by every command that takes names.</summary>
public sealed class NamesAtTheEdgeTests
{
    private const string Name = "O'Brien & \"Sons\" (AWS) #1 ÄÖ% \\ {0} <b>";

    [Fact]
    public async Task By_provisioning_and_certificates()
    {
        using var run = new SandboxRun();
        var host = new QuietHost();
        var session = await run.OpenAsync(host);
        var app = new AppSelector(null, Name);
        var made = await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = Name, AccountId = SandboxRun.AccountId }, host, default);
        var provider = await session.SignOn.EnsureProviderAsync(new SamlProviderRequest { ProviderName = "EntraID", SamlMetadata = made.SamlMetadata }, host, default);
        await session.Roles.EnsureRoleAsync(new SamlRoleRequest { RoleName = "Developer", Provider = provider.ProviderArn }, host, default);
        await session.Provisioning.EnsureUserAsync(new ProvisioningUserRequest { UserName = "Svc-a+b=c,d.e@f_g-h", Tags = new Dictionary<string, string> { ["owner"] = "Ä b/c=d+e@f:g" } }, host, default);
        var started = await session.Provisioning.StartAsync(new ProvisioningStartRequest { App = app, UserName = "Svc-a+b=c,d.e@f_g-h", Wait = true }, host, default);
        Assert.Equal(Name, started.AppDisplayName);
        Assert.Equal("Paused", (await session.Provisioning.SuspendAsync(new ProvisioningControlRequest { App = app }, host, default)).Schedule);
        Assert.Equal("Active", (await session.Provisioning.RestartAsync(new ProvisioningControlRequest { App = app }, host, default)).Schedule);

        var certificates = new List<EntraAwsCertificate>();
        await session.Certificates.FindAsync(new CertificateQuery { App = app }, c => Keep(certificates, c), host, default);
        Assert.Equal([SandboxRun.AccountId], Assert.Single(certificates).TrustedBy);
        var rollovers = new List<CertificateRollover>();
        var request = new RolloverRequest { Apps = new Dictionary<AppSelector, IReadOnlyList<string>> { [app] = [] }, Replace = [certificates[0].CertificateThumbprint!] };
        await session.Certificates.RollOverAsync(request, r => Keep(rollovers, r), e => throw e, host, default);
        Assert.Equal((Name, CertificateRolloverState.Completed), (Assert.Single(rollovers).AppDisplayName, rollovers[0].State));
        var updated = new List<SamlProvider>();
        await session.Certificates.UpdateProvidersAsync([new SamlProviderUpdate { Provider = "EntraID", App = app }], 5, p => Keep(updated, p), e => throw e, host, default);
        Assert.Single(updated);

        var checks = new List<SignOnCheck>();
        await session.Verification.TestSignOnAsync(new SignOnRequest { App = app, Sample = 0, CertificateDays = 30 }, c => Keep(checks, c), _ => Task.CompletedTask, host, default);
        Assert.Contains(checks, c => c is { Check: "App", Result: SignOnResult.Passed });
    }

    [Fact]
    public async Task By_Identity_Center()
    {
        using var run = new IdentityCenter.CenterRun(Name);
        var host = new QuietHost();
        var session = await run.Run.OpenAsync(host);
        var made = await session.IdentityCenter.EnsureAppAsync(new CenterAppRequest { DisplayName = Name, Identifier = "https://eu-central-1.signin.aws.amazon.com/platform/saml/d-1", ReplyUrl = "https://eu-central-1.signin.aws.amazon.com/platform/saml/acs/1" }, host, default);
        Assert.Equal(Name, made.DisplayName);
        var connection = await session.IdentityCenter.ConnectScimAsync(CenterAppCases.Scim with { App = new AppSelector(null, Name) }, host, default);
        Assert.Equal(Name, connection.AppDisplayName);
        var shown = new List<EntraAwsScimConnection>();
        await session.IdentityCenter.FindScimAsync(new AppSelector(null, Name), c => Keep(shown, c), host, default);
        Assert.Single(shown);

        const string set = "a+b=c,d.e@f_g-h";
        var document = """{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::b/\"q\" 'x' \\ é"}]}""";
        var request = new PermissionSetRequest { Name = set, Description = "O'Brien & \"Sons\" \\ {0} <é>", RelayState = "https://console.aws.amazon.com/x?a=\"b\"&c='d'", InlinePolicy = document };
        var first = await session.IdentityCenter.EnsurePermissionSetAsync(request, host, default);
        Assert.Equal((request.Description, request.RelayState, document), (first.Description, first.RelayState, first.InlinePolicy));
        Assert.Empty((await session.IdentityCenter.EnsurePermissionSetAsync(request, host, default)).Changes);

        var (assigned, errors) = await run.AssignAsync(Name, set, [SandboxRun.AccountId], host, session);
        Assert.Empty(errors);
        Assert.Equal(Name, Assert.Single(assigned).GroupName);
        var found = new List<AwsAccountAssignment>();
        await session.IdentityCenter.FindAssignmentsAsync(new AccountAssignmentQuery(new NameFilter(n => n == Name), new NameFilter(), []), a => Keep(found, a), host, default);
        Assert.Equal(set, Assert.Single(found).PermissionSetName);
        Assert.Empty((await run.AssignAsync(Name, first.PermissionSetArn!, [SandboxRun.AccountId], host, session, remove: true)).Errors);
        Assert.DoesNotContain(run.Center.Assignments, a => a.PrincipalType == "GROUP" && a.Exists());
    }

    private static Task Keep<T>(List<T> list, T item)
    {
        list.Add(item);
        return Task.CompletedTask;
    }
}
