using EntraAws.Contracts;
using EntraAws.Engine.Documents;
using EntraAws.Engine.SignOn;
using EntraAws.Sandbox;
using SamlMetadata = EntraAws.Engine.Documents.SamlMetadata;

namespace EntraAws.Tests.Certificates;

/// <summary>Providers that others alter at the same time, and reads that still show the former document.</summary>
public sealed class StaleProviderTests
{
    private static readonly string Second = LargeOrganization.AccountId(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_certificate_that_comes_while_somebody_is_asked_is_kept(bool stale)
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        var theirs = Certificate(sandbox, 2);
        var host = new QuietHost { Answer = _ => Add(sandbox, theirs.Encoded, stale) };
        var update = Update(Document(sandbox, 1)) with { KeepExisting = true };
        var provider = Assert.Single(await UpdateAsync(sandbox, host, [], update));
        Assert.Contains(theirs.Thumbprint, Trusted(sandbox));
        Assert.Equal(3, Trusted(sandbox).Count);
        Assert.Equal(Trusted(sandbox).Order(), provider.CertificateThumbprints.Order());
        Assert.Contains(theirs.Thumbprint, Assert.Single(provider.Changes).Before["Certificates"], StringComparison.Ordinal);
        sandbox.Look();
        Assert.Empty(sandbox.Outages);
    }

    [Fact]
    public async Task A_certificate_that_was_not_asked_about_is_not_taken_away()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        var theirs = Certificate(sandbox, 2);
        var errors = new List<EntraAwsException>();
        var host = new QuietHost { Answer = _ => Add(sandbox, theirs.Encoded, stale: true) };
        Assert.Empty(await UpdateAsync(sandbox, host, errors, Update(Document(sandbox, 1))));
        Assert.Equal(nameof(Faults.ProviderChanged), Assert.Single(errors).ErrorId);
        Assert.Contains(theirs.Thumbprint, errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(2, Trusted(sandbox).Count);
    }

    [Fact]
    public async Task Two_updates_of_one_provider_keep_each_others_certificates()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        await UpdateAsync(sandbox, new QuietHost(), [], [.. new[] { 1, 2 }.Select(y => Update(Document(sandbox, y)) with { KeepExisting = true })]);
        Assert.Equal(3, Trusted(sandbox).Count);

        // Both are asked about before either is written, as at a prompt.
        using var both = new Barrier(2);
        var host = new QuietHost { Answer = _ => both.SignalAndWait(TimeSpan.FromSeconds(60)) };
        await UpdateAsync(sandbox, host, [], [.. new[] { 3, 4 }.Select(y => Update(Document(sandbox, y)) with { KeepExisting = true })]);
        Assert.Equal(5, Trusted(sandbox).Count);
    }

    [Fact]
    public async Task A_row_that_is_malformed_does_not_hold_the_others()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        var errors = new List<EntraAwsException>();
        var good = Update(Document(sandbox, 1)) with { KeepExisting = true };
        var done = await UpdateAsync(sandbox, new QuietHost(), errors, [good with { Provider = "junk$" }, good, good with { AccountId = "12" }]);
        Assert.Equal(2, Trusted(sandbox).Count);
        Assert.Single(done);
        Assert.Equal([nameof(Faults.AccountIdInvalid), nameof(Faults.ProviderNameInvalid)], errors.Select(e => e.ErrorId).Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rollover_takes_nobodys_certificate_although_reads_lag_behind(bool whileTrusting)
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        var theirs = Certificate(sandbox, 2);
        var added = false;
        var host = new QuietHost
        {
            Answer = change => added || change.AccountId != Second || change.Cloud != Cloud.Aws || change.ReducesAccess == whileTrusting || (added = Add(sandbox, theirs.Encoded, stale: true)),
        };
        Assert.Equal(CertificateRolloverState.Completed, Assert.Single(await sandbox.RunAsync(sandbox.Request(sandbox.Active()), host)).State);
        Assert.True(added);
        Assert.Contains(theirs.Thumbprint, Trusted(sandbox));
        Assert.Equal(2, Trusted(sandbox).Count);
        Assert.Empty(sandbox.Outages);
    }

    [Fact]
    public async Task An_undo_right_after_the_providers_forgot_the_former_certificate_goes_back()
    {
        using var sandbox = await RolloverSandbox.CreateAsync(true, 3);
        await sandbox.RunAsync(sandbox.Request(sandbox.Active()));
        // As if the run before had ended with its last write: reads do not show it yet.
        var former = sandbox.Apps.Single().KeyCredentials.Where(k => k.Usage == "Verify").MinBy(k => k.StartDateTime)!.Key!;
        foreach (var provider in sandbox.State.Accounts.Values.SelectMany(a => a.SamlProviders.Where(p => p.Name == "EntraID")))
        {
            provider.FormerMetadataDocument = ProviderUpdate.Altered(SamlMetadata.TryRead(provider.MetadataDocument)!, [former], [], "arn").Document;
            provider.MetadataCurrentAt = sandbox.Cloud.Clock.GetUtcNow().AddSeconds(6);
        }

        Assert.Equal(CertificateRolloverState.Undone, Assert.Single(await sandbox.RunAsync(sandbox.Request([]) with { Undo = true })).State);
        Assert.Empty(sandbox.Errors);
        Assert.All(sandbox.Picture(), p => Assert.EndsWith("trusts 0", p, StringComparison.Ordinal));
        Assert.Empty(sandbox.Outages);
    }

    private static string Document(RolloverSandbox sandbox, int years) =>
        StandInMetadata.For($"https://sts.windows.net/{sandbox.State.Tenant.TenantId}/", sandbox.Cloud.Clock.GetUtcNow().AddYears(years));

    private static (string Thumbprint, string Encoded) Certificate(RolloverSandbox sandbox, int years)
    {
        var certificate = SamlMetadata.Read(Document(sandbox, years), null).Certificates[0];
        return (certificate.Thumbprint, certificate.Encoded);
    }

    /// <summary>Somebody else has the provider trust one more certificate.</summary>
    private static bool Add(RolloverSandbox sandbox, string certificate, bool stale)
    {
        var provider = Provider(sandbox);
        if (stale) (provider.FormerMetadataDocument, provider.MetadataCurrentAt) = (provider.MetadataDocument, sandbox.Cloud.Clock.GetUtcNow().AddSeconds(6));
        provider.MetadataDocument = ProviderUpdate.Altered(SamlMetadata.TryRead(provider.MetadataDocument)!, [certificate], [], "arn").Document;
        return true;
    }

    private static SandboxSamlProvider Provider(RolloverSandbox sandbox) => sandbox.State.Accounts[Second].SamlProviders.Single(p => p.Name == "EntraID");

    private static IReadOnlyList<string> Trusted(RolloverSandbox sandbox) =>
        [.. SamlMetadata.TryRead(Provider(sandbox).MetadataDocument)!.Certificates.Select(c => c.Thumbprint)];

    private static SamlProviderUpdate Update(string document) => new() { Provider = "EntraID", AccountId = Second, SamlMetadata = document };

    private static async Task<List<SamlProvider>> UpdateAsync(RolloverSandbox sandbox, QuietHost host, List<EntraAwsException> errors, params SamlProviderUpdate[] updates)
    {
        var done = new List<SamlProvider>();
        var session = await sandbox.OpenAsync();
        await session.Certificates.UpdateProvidersAsync(updates, 5, Keep(done), Keep(errors), host, default);
        return done;
    }

    private static Func<T, Task> Keep<T>(List<T> list) => item =>
    {
        lock (list) list.Add(item);
        return Task.CompletedTask;
    };
}
