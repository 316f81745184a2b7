using System.Security;
using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.IdentityCenter;

/// <summary>The app for IAM Identity Center, and Entra's provisioning into the identity store.</summary>
public sealed class ScimTests
{
    private const string App = "AWS IAM Identity Center";
    private const string Identifier = "https://eu-central-1.signin.aws.amazon.com/platform/saml/d-996704c0f1";
    private const string ReplyUrl = "https://eu-central-1.signin.aws.amazon.com/platform/saml/acs/1";

    [Fact]
    public async Task App_and_connection_are_made_once_and_the_groups_arrive_with_their_direct_members()
    {
        using var run = new CenterRun();
        var session = await run.Run.OpenAsync();
        await SetUpAsync(session);
        await ConnectAsync(session, wait: true);
        var group = Assert.Single(run.Center.Groups);
        Assert.Equal("Operations", group.DisplayName);
        // Of the nested Engineering nobody.
        Assert.Equal(["grace.obi@contoso.com", "jonas.weber@contoso.com"], group.Members.Select(m => run.Center.Users.Single(u => u.UserId == m).UserName).Order());
        Assert.DoesNotContain(SampleIdentityCenter.ScimToken, string.Join('\n', run.Run.Tenant.ServicePrincipals.SelectMany(p => p.Tags)));

        run.Run.Requests.Clear();
        Assert.Empty((await SetUpAsync(session)).Changes);
        var again = await ConnectAsync(session, wait: true);
        Assert.Empty(again.Changes);
        Assert.Equal(("Active", "Succeeded"), (again.State, again.LastCycleState));
        Assert.Equal(365, again.DaysLeft);
        Assert.Empty(run.Run.Requests.Writes);
    }

    [Fact]
    public async Task A_preview_writes_nothing_with_and_without_the_app()
    {
        using var run = new CenterRun();
        var session = await run.Run.OpenAsync();
        var host = new QuietHost { IsPreview = true };
        var planned = await session.IdentityCenter.EnsureAppAsync(AppOf(), host, CancellationToken.None);
        Assert.True(planned.Planned);
        await session.IdentityCenter.ConnectScimAsync(Request() with { App = new AppSelector(Guid.Empty, App) }, host, CancellationToken.None);
        Assert.Empty(run.Run.Requests.Writes);
        await session.IdentityCenter.EnsureAppAsync(AppOf(), new QuietHost(), CancellationToken.None);
        run.Run.Requests.Clear();
        var connection = await session.IdentityCenter.ConnectScimAsync(Request(), host, CancellationToken.None);
        Assert.Equal(["Create provisioning job", "Update SCIM connection", "Update provisioning job"], connection.Changes.Select(c => $"{c.Kind} {c.TargetType}"));
        Assert.Empty(run.Run.Requests.Writes);
    }

    [Fact]
    public async Task A_second_app_for_the_same_identifier_is_refused_before_it_is_made()
    {
        using var run = new CenterRun();
        var session = await run.Run.OpenAsync();
        await session.IdentityCenter.EnsureAppAsync(AppOf(), new QuietHost(), CancellationToken.None);
        run.Run.Requests.Clear();
        foreach (var preview in new[] { true, false })
        {
            var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.IdentityCenter.EnsureAppAsync(AppOf() with { DisplayName = "AWS Center" }, new QuietHost { IsPreview = preview }, CancellationToken.None));
            Assert.Equal((nameof(Faults.IdentifierOwned), App), (error.ErrorId, error.FaultTarget));
        }

        Assert.Empty(run.Run.Requests.Writes);
        Assert.DoesNotContain(run.Run.Tenant.Applications, a => a.DisplayName == "AWS Center");
    }

    [Fact]
    public async Task What_others_write_meanwhile_to_the_apps_tags_and_settings_is_kept()
    {
        using var run = new CenterRun();
        var session = await run.Run.OpenAsync();
        var app = await SetUpAsync(session);
        run.Run.Settle();
        var principal = run.Run.Tenant.ServicePrincipals.Single(p => p.Id == app.ServicePrincipalId);
        var host = new QuietHost
        {
            Answer = c =>
            {
                if (c.TargetType == "SCIM connection") principal.Tags = [.. principal.Tags, "HideApp"];
                return true;
            },
        };
        await session.IdentityCenter.ConnectScimAsync(Request(), host, CancellationToken.None);
        Assert.Contains("HideApp", principal.Tags);
        principal.Tags = [.. principal.Tags.Where(t => t != "HideApp")];
        await session.IdentityCenter.ConnectScimAsync(Request() with { TokenExpires = SandboxRun.Start.AddDays(100) }, host, CancellationToken.None);
        Assert.Contains("HideApp", principal.Tags);
        Assert.Equal(100, (await FindAsync(session)).DaysLeft);
    }

    [Fact]
    public async Task A_token_that_the_endpoint_refuses_is_not_saved_and_not_repeated()
    {
        using var run = new CenterRun();
        var session = await run.Run.OpenAsync();
        await SetUpAsync(session);
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.IdentityCenter.ConnectScimAsync(Request() with { Token = Secure("wrong-token-4711") }, new QuietHost(), CancellationToken.None));
        Assert.Equal(nameof(Faults.ScimRefused), error.ErrorId);
        Assert.DoesNotContain("wrong-token-4711", error.ToString());
        Assert.Null(run.Run.Tenant.ServicePrincipals.Single(p => p.DisplayName == App).ProvisioningSecrets);
        await ConnectAsync(session, wait: true);
        Assert.NotEmpty(run.Center.Groups);
    }

    [Fact]
    public async Task A_new_token_replaces_one_that_ended_and_brings_the_job_out_of_quarantine()
    {
        using var run = new CenterRun();
        var session = await run.Run.OpenAsync();
        await SetUpAsync(session);
        await ConnectAsync(session, wait: true);
        run.Center.ScimTokenExpires = run.Run.Clock.GetUtcNow();
        run.Run.Clock.CatchUp(run.Run.Clock.GetUtcNow().AddHours(2));
        var stopped = await FindAsync(session);
        Assert.Equal("Quarantine", stopped.State);
        Assert.Contains("expired", stopped.QuarantineReason);

        run.Center.ScimTokenExpires = run.Run.Clock.GetUtcNow().AddYears(1);
        run.Center.ScimTokenHash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("the-next-token"u8));
        var mended = await session.IdentityCenter.ConnectScimAsync(Request() with { Token = Secure("the-next-token"), Wait = true }, new QuietHost(), CancellationToken.None);
        Assert.Equal("Active", mended.State);
        Assert.Equal(2, mended.Changes.Count);
    }

    [Fact]
    public async Task A_given_day_is_remembered_and_can_be_put_right()
    {
        using var run = new CenterRun();
        var session = await run.Run.OpenAsync();
        await SetUpAsync(session);
        await ConnectAsync(session);
        var day = SandboxRun.Start.AddDays(100);
        var set = await session.IdentityCenter.ConnectScimAsync(Request() with { TokenExpires = day }, new QuietHost(), CancellationToken.None);
        Assert.Equal("Update SCIM connection", $"{Assert.Single(set.Changes).Kind} {set.Changes[0].TargetType}");
        Assert.Equal(100, (await FindAsync(session)).DaysLeft);
        Assert.Equal(100, (await ConnectAsync(session)).DaysLeft);
    }

    [Theory]
    [InlineData("http://scim.eu-central-1.amazonaws.com/1/scim/v2/", "x", 0, nameof(Faults.ScimEndpointInvalid))]
    [InlineData("https://scim.example.com/1/scim/v2/", "x", 0, nameof(Faults.ScimEndpointInvalid))]
    [InlineData(SampleIdentityCenter.ScimEndpoint, "", 0, nameof(Faults.ScimTokenMissing))]
    [InlineData(SampleIdentityCenter.ScimEndpoint, "x", -1, nameof(Faults.ScimExpiryInvalid))]
    [InlineData(SampleIdentityCenter.ScimEndpoint, "x", 400, nameof(Faults.ScimExpiryInvalid))]
    public async Task Bad_input_is_refused_before_the_first_call(string endpoint, string token, int days, string id)
    {
        using var run = new CenterRun();
        var session = await run.Run.OpenAsync();
        run.Run.Requests.Clear();
        var request = Request() with { Endpoint = endpoint, Token = Secure(token), TokenExpires = days == 0 ? null : SandboxRun.Start.AddDays(days) };
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.IdentityCenter.ConnectScimAsync(request, new QuietHost(), CancellationToken.None));
        Assert.Equal(id, error.ErrorId);
        Assert.Empty(run.Run.Requests.All);
    }

    [Theory]
    [InlineData("<EntityDescriptor/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' entityID='https://a'>&e;</EntityDescriptor>")]
    [InlineData("<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' entityID='https://a'><IDPSSODescriptor/></EntityDescriptor>")]
    [InlineData("<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' entityID='https://a'><SPSSODescriptor/></EntityDescriptor>")]
    [InlineData("no xml")]
    public async Task Metadata_that_is_no_service_providers_is_refused_before_the_first_call(string text)
    {
        using var run = new CenterRun();
        var session = await run.Run.OpenAsync();
        run.Run.Requests.Clear();
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.IdentityCenter.EnsureAppAsync(new CenterAppRequest { DisplayName = App, MetadataPath = path }, new QuietHost(), CancellationToken.None));
            Assert.Equal(nameof(Faults.MetadataInvalid), error.ErrorId);
            Assert.Empty(run.Run.Requests.All);
        }
        finally
        {
            File.Delete(path);
        }
    }

    internal static async Task<EntraAwsApp> SetUpAsync(ISession session, CancellationToken cancellationToken = default)
    {
        var app = await session.IdentityCenter.EnsureAppAsync(AppOf(), new QuietHost(), cancellationToken);
        await session.Access.EnsureMappingAsync(new GroupRoleMappingRequest { Group = "Operations", App = new AppSelector(app.ServicePrincipalId, App), AppRole = "User" }, new QuietHost(), cancellationToken);
        return app;
    }

    internal static Task<EntraAwsScimConnection> ConnectAsync(ISession session, bool wait = false, CancellationToken cancellationToken = default) =>
        session.IdentityCenter.ConnectScimAsync(Request() with { Wait = wait }, new QuietHost(), cancellationToken);

    private static CenterAppRequest AppOf() => new() { DisplayName = App, Identifier = Identifier, ReplyUrl = ReplyUrl };

    private static ScimRequest Request() => new() { App = new AppSelector(null, App), Endpoint = SampleIdentityCenter.ScimEndpoint, Token = Secure(SampleIdentityCenter.ScimToken) };

    private static async Task<EntraAwsScimConnection> FindAsync(ISession session)
    {
        EntraAwsScimConnection? found = null;
        await session.IdentityCenter.FindScimAsync(null, c =>
        {
            found = c;
            return Task.CompletedTask;
        }, new QuietHost(), CancellationToken.None);
        return found!;
    }

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var c in text) secure.AppendChar(c);
        return secure;
    }
}
