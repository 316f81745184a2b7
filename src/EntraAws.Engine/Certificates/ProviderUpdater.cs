using System.Collections.Concurrent;
using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Documents;
using EntraAws.Engine.SignOn;
using EntraAws.Rules;

namespace EntraAws.Engine.Certificates;

/// <summary>Brings providers that are there to the certificates of an app, or to a document.</summary>
internal sealed class ProviderUpdater(SessionContext context, Throttle throttle, IOperationHost host, CancellationToken cancellationToken)
{
    private readonly ProviderReader _reader = new(context, throttle);
    private readonly ConcurrentDictionary<AppSelector, Lazy<Task<SamlMetadata>>> _apps = new();
    private readonly SemaphoreSlim _looking = new(1);
    private Dictionary<string, string>? _active;

    /// <summary>All that can be checked before the first call.</summary>
    public static void Check(SamlProviderUpdate update)
    {
        if (update.AccountId is not null) AwsRules.CheckAccountId(update.AccountId);
        if (Arn.Parse(update.Provider, "saml-provider") is not { } arn)
        {
            if (update.Provider.StartsWith("arn:", StringComparison.Ordinal)) throw Faults.ArnInvalid(update.Provider, "a SAML provider");
            AwsRules.CheckProviderName(update.Provider);
        }
        else if (update.AccountId is { } id && id != arn.AccountId)
        {
            throw Faults.ProviderOfOtherAccount(update.Provider, id);
        }

        if (update.App is null && update.SamlMetadata is null && update.MetadataPath is null) throw Faults.MetadataMissing(update.Provider);
    }

    public async Task<SamlProvider> UpdateAsync(SamlProviderUpdate update)
    {
        var given = await WantedAsync(update);
        var account = await context.AccountAsync(Arn.Parse(update.Provider, "saml-provider")?.AccountId ?? update.AccountId, cancellationToken);
        var arn = Arn.Parse(update.Provider, "saml-provider")?.ToString() ?? Arn.SamlProvider(account.Partition, account.AccountId, update.Provider);
        if (ProviderSetup.IsIdentityCenter(arn[(arn.LastIndexOf('/') + 1)..])) throw Faults.ProviderOfIdentityCenter(arn);
        var provider = await _reader.ReadAsync(account, arn, cancellationToken) ?? throw Faults.ProviderNotFound(update.Provider, account.AccountId);
        var now = SamlMetadata.TryRead(provider.Metadata);
        var wanted = Composed(given, now, update, arn);
        var run = context.Begin(host, cancellationToken);
        if (now?.MeansTheSameAs(wanted) != true)
        {
            var reason = await WarnAsync(arn, ProviderUpdate.Dropped(now, wanted));
            var change = ProviderUpdate.Of(account.AccountId, arn, now, wanted, reason);
            if (await run.AskAsync(change)) provider = await WriteAsync(account, given, now, update, change, run);
        }

        return ProviderSetup.View(provider, given) with { AccountId = account.AccountId, ServicePrincipalId = update.App?.Id, AppDisplayName = update.App?.Name, Changes = run.Changes };
    }

    private static SamlMetadata Composed(SamlMetadata given, SamlMetadata? now, SamlProviderUpdate update, string arn)
    {
        var wanted = update.KeepExisting && now is not null ? ProviderUpdate.Altered(given, now.Certificates.Select(c => c.Encoded), [], arn) : given;
        return wanted.Certificates.Count > SamlKeys.Most ? throw Faults.TooManyCertificates(arn, wanted.Certificates.Count) : wanted;
    }

    /// <summary>Composes it anew of what is there now: questions take their time, and two updates of one provider may be asked about at once.</summary>
    private Task<IamSamlProvider> WriteAsync(IAwsAccount account, SamlMetadata given, SamlMetadata? asked, SamlProviderUpdate update, Change agreed, ChangeRun run) =>
        throttle.AloneAsync(agreed.Target, async () =>
        {
            var arn = agreed.Target;
            var provider = await _reader.ReadSteadyAsync(account, arn, cancellationToken) ?? throw Faults.ProviderNotFound(update.Provider, account.AccountId);
            var now = SamlMetadata.TryRead(provider.Metadata);
            var wanted = Composed(given, now, update, arn);
            if (now?.MeansTheSameAs(wanted) == true) return provider;
            var change = ProviderUpdate.Of(account.AccountId, arn, now, wanted, agreed.Reason);
            var lost = ProviderUpdate.Dropped(now, wanted).Except(ProviderUpdate.Dropped(asked, given), StringComparer.OrdinalIgnoreCase).ToList();
            if (lost.Count > 0 || (change.ReducesAccess && !agreed.ReducesAccess)) throw Faults.ProviderChanged(arn, lost);
            await run.CommitAsync([change], () => throttle.RunAsync(async () =>
            {
                await account.UpdateSamlProviderAsync(arn, wanted.Document, cancellationToken);
                return true;
            }, cancellationToken));
            return provider with { Metadata = wanted.Document };
        }, cancellationToken);

    private Task<SamlMetadata> WantedAsync(SamlProviderUpdate update)
    {
        if (update.MetadataPath is { } path) return Task.FromResult(SamlMetadata.Read(TextFile.Read(path, "metadata file", SamlMetadata.MostLength), path));
        if (update.SamlMetadata is { } text) return Task.FromResult(SamlMetadata.Read(text, update.Provider));
        return _apps.GetOrAdd(update.App!, app => new Lazy<Task<SamlMetadata>>(() => OfAppAsync(app))).Value;
    }

    /// <summary>What an app signs with, and what it will sign with next: whether its metadata shows the latter is not documented.</summary>
    private async Task<SamlMetadata> OfAppAsync(AppSelector selector)
    {
        var found = await AppFinder.GetAsync(context.Entra, selector, cancellationToken);
        var app = await context.Entra.GetAppAsync(found.ServicePrincipalId, cancellationToken) ?? throw Faults.AppNotFound(selector.ToString());
        var active = CertificateSetup.Find(app, app.ActiveCertificateThumbprint) ?? throw Faults.CertificateNotActive(app.DisplayName);
        var metadata = SamlMetadata.Read(await context.Entra.GetMetadataAsync(app, active.Thumbprint, cancellationToken), app.DisplayName);
        var signing = app.Certificates.Where(c => c == active || c.Starts > active.Starts).ToList();
        if (metadata.Certificates.Select(c => c.Thumbprint).ToHashSet().SetEquals(signing.Select(c => c.Thumbprint))) return metadata;
        var known = metadata.Certificates.ToDictionary(c => c.Thumbprint, c => c.Encoded);
        var keys = signing.Select(c => c.Encoded ?? known.GetValueOrDefault(c.Thumbprint) ?? throw Faults.CertificateUnreadable(app.DisplayName, c.Thumbprint));
        return SamlMetadata.Read(SamlKeys.Trusting(metadata.Document, keys.ToList()), app.DisplayName);
    }

    /// <returns>The reason to give with the question, where somebody would be kept out.</returns>
    private async Task<string?> WarnAsync(string arn, IReadOnlyList<string> dropped)
    {
        if (dropped.Count == 0 || await ActiveAsync() is not { } active || dropped.FirstOrDefault(active.ContainsKey) is not { } thumbprint) return null;
        var reason = $"Entra signs with {thumbprint} for '{active[thumbprint]}' now, and nobody would get in by that app any more.";
        await host.WarnAsync($"{arn} is to lose a certificate that is in use. {reason}");
        return reason;
    }

    /// <summary>The active certificates of all AWS apps, looked up once and only when one may be lost; null where that can't be known.</summary>
    private async Task<Dictionary<string, string>?> ActiveAsync()
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            var apps = _active is not null ? [] : await context.Entra.FindAppsByTemplateAsync(await AwsTemplate.FindAsync(context.Entra, cancellationToken), cancellationToken);
            return _active ??= apps.Where(a => a.ActiveCertificateThumbprint is not null)
                .GroupBy(a => a.ActiveCertificateThumbprint!, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().DisplayName, StringComparer.OrdinalIgnoreCase);
        }
        catch (EntraAwsException e) when (e.ErrorId is nameof(Faults.EntraNotConnected) or nameof(Faults.GraphForbidden))
        {
            await host.VerboseAsync($"Whether Entra signs with a certificate that is to go is not known: {e.Message}");
            return null;
        }
        finally
        {
            _looking.Release();
        }
    }
}
