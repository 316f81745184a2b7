using EntraAws.Contracts;
using EntraAws.Engine.Documents;
using EntraAws.Engine.SignOn;
using EntraAws.Sandbox;
using SamlMetadata = EntraAws.Engine.Documents.SamlMetadata;

namespace EntraAws.Tests.Certificates;

/// <summary>Certificates as they are shown, and providers brought to other metadata.</summary>
public sealed class ProviderUpdateTests
{
    private static readonly string Second = LargeOrganization.AccountId(1);

    [Fact]
    public async Task Certificates_are_shown_with_who_trusts_them_and_what_could_not_be_read()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        sandbox.State.Accounts[Second].DeniedActions.Add("iam:UpdateSAMLProvider");
        await sandbox.RunAsync(sandbox.Request(sandbox.Active()));
        sandbox.State.Accounts[LargeOrganization.AccountId(2)].DeniedActions.Add("iam:GetSAMLProvider");
        var shown = await FindAsync(sandbox);
        Assert.Equal([true, false], shown.Select(c => c.IsActive));
        Assert.Equal([LargeOrganization.ManagementAccountId, Second], shown[0].TrustedBy);
        Assert.Equal([LargeOrganization.ManagementAccountId], shown[1].TrustedBy);
        Assert.Equal([Second], shown[1].NotTrustedBy);
        Assert.All(shown, c => Assert.Contains("iam:GetSAMLProvider", Assert.Single(c.Gaps), StringComparison.Ordinal));
        Assert.All(shown, c => Assert.InRange(c.DaysLeft, 1090, 1096));
        Assert.Equal($"https://sts.windows.net/{sandbox.State.Tenant.TenantId}/", shown[0].Accounts[0].EntityId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_update_trusts_the_active_and_the_next_whatever_metadata_shows(bool spares)
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3, spares);
        sandbox.State.Accounts[Second].DeniedActions.Add("iam:UpdateSAMLProvider");
        await sandbox.RunAsync(sandbox.Request(sandbox.Active()));
        sandbox.State.Accounts[Second].DeniedActions.Clear();
        var host = new QuietHost();
        var change = Assert.Single(Assert.Single(await UpdateAsync(sandbox, host, Update(sandbox))).Changes);
        Assert.False(change.ReducesAccess);
        Assert.Empty(host.Warnings);
        Assert.EndsWith("trusts 0 1", sandbox.Picture()[1], StringComparison.Ordinal);
        Assert.Empty(Assert.Single(await UpdateAsync(sandbox, host, Update(sandbox))).Changes);
        Assert.Empty(sandbox.Outages);
    }

    [Fact]
    public async Task To_lose_a_certificate_in_use_is_warned_of_and_asked_about()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        var other = StandInMetadata.For($"https://sts.windows.net/{sandbox.State.Tenant.TenantId}/", sandbox.Cloud.Clock.GetUtcNow().AddYears(1));
        var update = Update(sandbox) with { App = null, SamlMetadata = other };
        var no = new QuietHost { Answer = c => !c.ReducesAccess };
        Assert.True(Assert.Single(Assert.Single(await UpdateAsync(sandbox, no, update)).Changes).ReducesAccess);
        Assert.Contains("AWS Team all", Assert.Single(no.Warnings), StringComparison.Ordinal);

        var kept = new QuietHost { Answer = c => !c.ReducesAccess };
        var provider = Assert.Single(await UpdateAsync(sandbox, kept, update with { KeepExisting = true }));
        Assert.Equal(2, provider.CertificateThumbprints.Count);
        Assert.True(Assert.Single(provider.Changes).Applied);
        Assert.Empty(kept.Warnings);
        sandbox.Look();
        Assert.Empty(sandbox.Outages);
    }

    [Fact]
    public async Task One_provider_that_is_not_there_does_not_hold_the_others()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        var errors = new List<EntraAwsException>();
        var done = await UpdateAsync(sandbox, new QuietHost(), errors, [Update(sandbox) with { Provider = "Nowhere" }, Update(sandbox)]);
        Assert.Equal(nameof(Faults.ProviderNotFound), Assert.Single(errors).ErrorId);
        Assert.Single(done);
    }

    [Fact]
    public void Composed_metadata_keeps_all_but_the_keys_and_the_signature()
    {
        var issuer = "https://sts.windows.net/x/";
        var end = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var one = SamlMetadata.Read(StandInMetadata.For(issuer, end), null).Certificates[0];
        var two = SamlMetadata.Read(StandInMetadata.For(issuer, end.AddYears(1)), null).Certificates[0];
        string Key(string use) => $"<KeyDescriptor{use}><KeyInfo xmlns='http://www.w3.org/2000/09/xmldsig#'><X509Data><X509Certificate>{one.Encoded}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>";
        var document = $"""
            <EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' ID='_1' entityID='{issuer}'>
            <Signature xmlns='http://www.w3.org/2000/09/xmldsig#'><SignatureValue>x</SignatureValue></Signature>
            <RoleDescriptor xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:fed='http://docs.oasis-open.org/wsfed/federation/200706' xsi:type='fed:SecurityTokenServiceType' protocolSupportEnumeration='x'>{Key(" use='signing'")}<fed:Kept/></RoleDescriptor>
            <IDPSSODescriptor protocolSupportEnumeration='x'><Extensions/>{Key("")}{Key(" use='encryption'")}<SingleSignOnService Binding='b' Location='https://l/'/></IDPSSODescriptor>
            </EntityDescriptor>
            """;
        var altered = ProviderUpdate.Altered(SamlMetadata.Read(document, null), [two.Encoded], [], "arn");
        Assert.Equal([one.Thumbprint, two.Thumbprint], altered.Certificates.Select(c => c.Thumbprint));
        Assert.Equal((issuer, "https://l/"), (altered.EntityId, Assert.Single(altered.SignOnUrls)));
        Assert.DoesNotContain("SignatureValue", altered.Document, StringComparison.Ordinal);
        Assert.Contains("fed:Kept", altered.Document, StringComparison.Ordinal);
        var root = System.Xml.Linq.XElement.Parse(altered.Document);
        Assert.Equal(["KeyDescriptor", "KeyDescriptor", "Kept"], root.Elements().First(e => e.Name.LocalName == "RoleDescriptor").Elements().Select(e => e.Name.LocalName));
        Assert.Equal(["Extensions", "KeyDescriptor", "KeyDescriptor", "KeyDescriptor", "SingleSignOnService"], root.Elements().Last().Elements().Select(e => e.Name.LocalName));
        Assert.Equal(one.Thumbprint, Assert.Single(ProviderUpdate.Altered(altered, [], [two.Thumbprint], "arn").Certificates).Thumbprint);

        var many = Enumerable.Range(0, 10).Select(i => SamlMetadata.Read(StandInMetadata.For(issuer, end.AddDays(i)), null).Certificates[0].Encoded).ToList();
        Assert.Equal(nameof(Faults.TooManyCertificates), Assert.Throws<EntraAwsException>(() => ProviderUpdate.Altered(altered, many, [], "arn")).ErrorId);
    }

    private static SamlProviderUpdate Update(RolloverSandbox sandbox) =>
        new() { Provider = "EntraID", AccountId = Second, App = new AppSelector(sandbox.Apps.Single().Id, null) };

    private static Task<List<SamlProvider>> UpdateAsync(RolloverSandbox sandbox, QuietHost host, SamlProviderUpdate update) => UpdateAsync(sandbox, host, [], [update]);

    private static async Task<List<SamlProvider>> UpdateAsync(RolloverSandbox sandbox, QuietHost host, List<EntraAwsException> errors, SamlProviderUpdate[] updates)
    {
        var done = new List<SamlProvider>();
        var session = await sandbox.OpenAsync();
        await session.Certificates.UpdateProvidersAsync(updates, 1, Keep(done), Keep(errors), host, default);
        return done;
    }

    private static async Task<List<EntraAwsCertificate>> FindAsync(RolloverSandbox sandbox)
    {
        var found = new List<EntraAwsCertificate>();
        var query = new CertificateQuery { Filter = new NameFilter(n => n.StartsWith("AWS Team", StringComparison.Ordinal)) };
        await (await sandbox.OpenAsync()).Certificates.FindAsync(query, Keep(found), new QuietHost(), default);
        return found;
    }

    private static Func<T, Task> Keep<T>(List<T> list) => item =>
    {
        lock (list) list.Add(item);
        return Task.CompletedTask;
    };
}
