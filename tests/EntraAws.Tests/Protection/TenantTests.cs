using EntraAws.Engine;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Protection;
using EntraAws.Engine.SignOn;
using EntraAws.Sandbox;
using EntraAws.Tests.Sandbox;

namespace EntraAws.Tests.Protection;

public sealed class TenantTests
{
    [Theory]
    [InlineData(TenantLicense.Free, "Free", "No subscription has the service plan AAD_PREMIUM or AAD_PREMIUM_P2.")]
    [InlineData(TenantLicense.P1, "P1", "Service plan AAD_PREMIUM of subscription AAD_PREMIUM.")]
    [InlineData(TenantLicense.P2, "P2", "Service plan AAD_PREMIUM_P2 of subscription AAD_PREMIUM_P2.")]
    public async Task The_licence_is_told_with_what_it_follows_from(TenantLicense license, string name, string evidence)
    {
        using var sandbox = new GraphSandbox(license);
        var tenant = await ReadAsync(sandbox);
        Assert.Equal((name, evidence), (tenant.License, tenant.LicenseEvidence));
        Assert.Equal("contoso.com", tenant.DefaultDomain);
        Assert.Equal(2, tenant.VerifiedDomains.Count);
        Assert.False(tenant.SecurityDefaultsEnabled);
        Assert.Empty(tenant.Gaps);
        Assert.Empty(tenant.AwsApps);
    }

    [Theory]
    [InlineData(TenantLicense.Free, 2)]
    [InlineData(TenantLicense.P1, 5)]
    [InlineData(TenantLicense.P2, 7)]
    public async Task Each_edition_brings_its_features(TenantLicense license, int available)
    {
        using var sandbox = new GraphSandbox(license);
        var features = (await ReadAsync(sandbox)).Features;
        Assert.Equal(available, features.Count(f => f.Available == true));
        Assert.All(features, f => Assert.Contains(f.Needs, new[] { "Free", "P1", "P2" }));
        Assert.True(One(features, "SAML").Available);
        Assert.Equal(license >= TenantLicense.P1, One(features, "Assigning groups").Available);
        Assert.Equal(license >= TenantLicense.P1, One(features, "Conditional Access: MFA").Available);
        Assert.Equal(license == TenantLicense.P2, One(features, "Conditional Access by risk").Available);
        Assert.Equal(license == TenantLicense.P2, One(features, "PIM").Available);
        if (license == TenantLicense.Free) Assert.StartsWith("This tenant has Free. ", One(features, "PIM").Remark);
    }

    [Fact]
    public async Task Security_defaults_stand_in_the_way_of_Conditional_Access()
    {
        using var sandbox = new GraphSandbox();
        sandbox.Tenant.SecurityDefaultsEnabled = true;
        var tenant = await ReadAsync(sandbox);
        Assert.True(tenant.SecurityDefaultsEnabled);
        Assert.True(One(tenant.Features, "Security defaults").Available);
        Assert.All(tenant.Features.Where(f => f.Name.StartsWith("Conditional", StringComparison.Ordinal)), f =>
        {
            Assert.False(f.Available);
            Assert.Contains("switched off", f.Remark);
        });
    }

    [Fact]
    public async Task What_is_refused_is_a_gap_and_what_follows_from_it_is_unknown()
    {
        using var sandbox = new GraphSandbox();
        sandbox.Tenant.DeniedPermissions = ["LicenseAssignment.Read.All", "Policy.Read.All", "Application.Read.All"];
        var tenant = await ReadAsync(sandbox);
        Assert.Null(tenant.License);
        Assert.Null(tenant.LicenseEvidence);
        Assert.Null(tenant.SecurityDefaultsEnabled);
        Assert.Empty(tenant.AwsApps);
        Assert.Collection(tenant.Gaps,
            g => Assert.Matches("^The licence could not be read: .*LicenseAssignment.Read.All", g),
            g => Assert.Matches("^Whether security defaults are on could not be read: .*Policy.Read.All", g),
            g => Assert.Matches("^The AWS apps could not be read: .*Application.Read.All", g));
        Assert.True(One(tenant.Features, "SAML").Available);
        Assert.Null(One(tenant.Features, "Assigning groups").Available);
        Assert.Null(One(tenant.Features, "Conditional Access: MFA").Available);
        Assert.Null(One(tenant.Features, "Security defaults").Available);
    }

    [Fact]
    public async Task Apps_of_other_hands_are_found_by_template_and_by_home_page()
    {
        using var sandbox = new GraphSandbox();
        var expires = GraphSandbox.Start.AddDays(20);
        Add(sandbox, "A gallery app", new Guid(GraphSandbox.SingleAccount), null, expires);
        Add(sandbox, "B by hand", null, "http://aws.amazon.com/");
        Add(sandbox, "C sign-in", null, "https://eu-central-1.signin.aws.amazon.com/saml");
        Add(sandbox, "D Identity Center", new Guid("21ed01d2-ec13-4e9e-86c1-cd546719ebc4"), null);
        Add(sandbox, "E of another tenant", null, "https://signin.aws.amazon.com/saml", registered: false);
        Add(sandbox, "F lookalike", null, "http://aws.amazon.com.example.org/");
        Add(sandbox, "G no address", null, "aws");
        for (var i = 0; i < 1200; i++) Add(sandbox, $"Other {i}", null, "https://example.org/");

        var tenant = await ReadAsync(sandbox);
        Assert.Equal(["A gallery app", "B by hand", "C sign-in", "D Identity Center", "E of another tenant"], tenant.AwsApps.Select(a => a.DisplayName));
        Assert.Equal([AwsTemplate.Name, null, null, AwsTemplate.IdentityCenterName, null], tenant.AwsApps.Select(a => a.Template));
        var gallery = tenant.AwsApps[0];
        Assert.Equal("saml", gallery.SignOnMode);
        Assert.Equal(expires, gallery.CertificateExpires);
        Assert.Equal("http://aws.amazon.com/", tenant.AwsApps[1].HomePageUrl);
        Assert.Null(tenant.AwsApps[1].SignOnMode);
        Assert.Equal(Guid.Empty, tenant.AwsApps[4].ApplicationObjectId);
        Assert.Empty(tenant.Gaps);
    }

    [Fact]
    public async Task Refused_claims_policies_are_one_gap_for_all_apps()
    {
        using var sandbox = new GraphSandbox();
        Add(sandbox, "A", null, "http://aws.amazon.com/");
        Add(sandbox, "B", null, "http://aws.amazon.com/");
        sandbox.Tenant.DeniedPermissions = ["Application.ReadWrite.OwnedBy"];
        var tenant = await ReadAsync(sandbox);
        Assert.Equal(2, tenant.AwsApps.Count);
        Assert.StartsWith("The claims policies of the AWS apps", Assert.Single(tenant.Gaps));
    }

    [Theory]
    [InlineData("http://aws.amazon.com/", true)]
    [InlineData("HTTPS://AWS.amazon.com", true)]
    [InlineData("https://signin.aws.amazon.com/saml?metadata=aws|ISV9.1|primary|z", true)]
    [InlineData("https://us-gov-west-1.signin.amazonaws-us-gov.com/saml", true)]
    [InlineData("https://signin.amazonaws.cn/saml", true)]
    [InlineData("https://notaws.amazon.com/", false)]
    [InlineData("https://evil.example/?u=http://aws.amazon.com/", false)]
    [InlineData("ftp://aws.amazon.com/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_home_page_is_judged_by_its_host(string? homePage, bool isAws) => Assert.Equal(isAws, AwsHomePage.IsAws(homePage));

    private static EntraFeature One(IEnumerable<EntraFeature> features, string start) => features.Single(f => f.Name.StartsWith(start, StringComparison.Ordinal));

    private static async Task<EntraTenant> ReadAsync(GraphSandbox sandbox)
    {
        using var entra = await EntraDirectory.ConnectAsync(
            new EntraOptions { Handler = sandbox.Cloud.CreateGraphHandler(), Time = sandbox.Clock, Counter = new RequestCounter() }, new QuietHost(), CancellationToken.None);
        using var journal = Journal.InMemory(_ => { });
        var reader = new TenantCapability(new SessionContext(null, entra, journal, sandbox.Clock));
        return await reader.ReadAsync(new QuietHost { IsPreview = true }, CancellationToken.None);
    }

    private static void Add(GraphSandbox sandbox, string name, Guid? template, string? homePage, DateTimeOffset? certificateEnds = null, bool registered = true)
    {
        var tenant = sandbox.Tenant;
        var appId = TenantState.IdOf(tenant.TenantId, "app/" + name);
        var principal = new TenantServicePrincipal
        {
            Id = TenantState.IdOf(tenant.TenantId, "sp/" + name),
            AppId = appId,
            DisplayName = name,
            ApplicationTemplateId = template,
            Homepage = homePage,
        };
        if (certificateEnds is { } ends)
        {
            principal.PreferredSingleSignOnMode = "saml";
            principal.PreferredTokenSigningKeyThumbprint = new string('A', 40);
            principal.KeyCredentials.Add(new TenantKeyCredential
            {
                KeyId = appId, Usage = "Verify", Type = "AsymmetricX509Cert", DisplayName = "CN=" + name, EndDateTime = ends,
                CustomKeyIdentifier = Convert.ToBase64String(Convert.FromHexString(principal.PreferredTokenSigningKeyThumbprint)),
            });
        }

        tenant.ServicePrincipals.Add(principal);
        if (registered) tenant.Applications.Add(new TenantApplication { Id = TenantState.IdOf(tenant.TenantId, "application/" + name), AppId = appId, DisplayName = name, ApplicationTemplateId = template });
    }
}
