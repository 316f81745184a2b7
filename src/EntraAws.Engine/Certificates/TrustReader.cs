using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Documents;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Roles;
using EntraAws.Engine.SignOn;
using EntraAws.Rules;

namespace EntraAws.Engine.Certificates;

/// <summary>
/// Finds the providers that an app's users sign in to. Its app roles name them: what no app role names is in no assertion.
/// The account in its identifier, and further ones, are searched for a provider that trusts the app.
/// </summary>
internal sealed class TrustReader(SessionContext context, Throttle throttle)
{
    private readonly ProviderReader _reader = new(context, throttle);

    /// <summary>A look, as good as one read is.</summary>
    public async Task<AppTrust> ReadAsync(DirectoryApp found, AppAccounts accounts, CancellationToken cancellationToken)
    {
        // Read by id, since lists leave the certificates' bytes out.
        var app = await context.Entra.GetAppAsync(found.ServicePrincipalId, cancellationToken) ?? throw Faults.AppNotFound(found.DisplayName);
        var metadata = SamlMetadata.Read(await context.Entra.GetMetadataAsync(app, null, cancellationToken), app.DisplayName);
        app = app with { Certificates = app.Certificates.Select(c => WithBytes(c, metadata)).ToList() };

        var roles = await context.Entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken);
        var named = roles.Select(r => AppRoleValue.Parse(r.Value)?.Provider).OfType<Arn>().DistinctBy(a => a.ToString()).Where(a => !accounts.Excluded.Contains(a.AccountId)).ToList();
        var searched = AccountsOf(app).Union(accounts.Further).Except(named.Select(a => a.AccountId)).Except(accounts.Excluded).ToList();
        var trust = new AppTrust(app, metadata.EntityId, []);
        var reading = named.Select(a => new ProviderTrust(a.AccountId, a.ToString())).Concat(searched.Select(id => new ProviderTrust(id, null)))
            .Select(p => GuardAsync(p, account => p.Arn is null ? SearchAsync(account, p, trust, cancellationToken) : LookAsync(account, p, trust, cancellationToken), cancellationToken));
        return trust with { Providers = InOrder(await Task.WhenAll(reading)) };
    }

    /// <summary>
    /// Reads the same providers again until nothing that was just made or altered is missed. One that is not there all
    /// that time is an error: to change the certificate would keep out whoever signs in by it.
    /// </summary>
    public async Task<IReadOnlyList<ProviderTrust>> SettleAsync(AppTrust trust, CancellationToken cancellationToken) =>
        InOrder(await Task.WhenAll(trust.Providers.Select(p => p.Error is not null ? Task.FromResult<IReadOnlyList<ProviderTrust>>([p])
            : GuardAsync(p, account => p.Arn is null ? SearchLongAsync(account, p, trust, cancellationToken) : ReadSteadyAsync(account, p, trust, cancellationToken), cancellationToken))));

    private async Task<IReadOnlyList<ProviderTrust>> GuardAsync(ProviderTrust provider, Func<IAwsAccount, Task<IReadOnlyList<ProviderTrust>>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read(await throttle.RunAsync(() => context.AccountAsync(provider.AccountId, cancellationToken), cancellationToken));
        }
        catch (EntraAwsException e)
        {
            return [new ProviderTrust(provider.AccountId, provider.Arn) { Error = e }];
        }
    }

    private async Task<IReadOnlyList<ProviderTrust>> LookAsync(IAwsAccount account, ProviderTrust provider, AppTrust trust, CancellationToken cancellationToken) =>
        ProviderReader.Metadata(await _reader.ReadAsync(account, provider.Arn!, cancellationToken)) is { } metadata
            ? [Judged(provider, metadata, trust)]
            : [provider with { Gap = "App roles name this provider, and it is not there." }];

    private async Task<IReadOnlyList<ProviderTrust>> ReadSteadyAsync(IAwsAccount account, ProviderTrust provider, AppTrust trust, CancellationToken cancellationToken) =>
        ProviderReader.Metadata(await _reader.ReadSteadyAsync(account, provider.Arn!, cancellationToken)) is { } metadata
            ? [Judged(provider, metadata, trust)]
            : throw Faults.TrustProviderMissing(provider.Arn!, trust.App.DisplayName);

    private static ProviderTrust Judged(ProviderTrust provider, SamlMetadata metadata, AppTrust trust) => provider with
    {
        Metadata = metadata,
        Gap = metadata.EntityId == trust.EntityId || TrustsAny(metadata, trust.App) ? null : $"It trusts {metadata.EntityId}, and this app's issuer is {trust.EntityId}.",
    };

    private async Task<IReadOnlyList<ProviderTrust>> SearchLongAsync(IAwsAccount account, ProviderTrust searched, AppTrust trust, CancellationToken cancellationToken)
    {
        var found = await context.ReadFreshAsync(async () => await SearchAsync(account, searched, trust, cancellationToken) is [{ Arn: not null }, ..] some ? some : null, cancellationToken);
        if (found is null) return [searched];
        var steady = await Task.WhenAll(found.Select(p => p.Error is not null ? Task.FromResult<IReadOnlyList<ProviderTrust>>([p]) : ReadSteadyAsync(account, p, trust, cancellationToken)));
        return [.. steady.SelectMany(p => p)];
    }

    private async Task<IReadOnlyList<ProviderTrust>> SearchAsync(IAwsAccount account, ProviderTrust searched, AppTrust trust, CancellationToken cancellationToken)
    {
        var found = new List<ProviderTrust>();
        foreach (var arn in await throttle.RunAsync(() => account.ListSamlProvidersAsync(cancellationToken), cancellationToken))
        {
            if (ProviderSetup.IsIdentityCenter(arn[(arn.LastIndexOf('/') + 1)..])) continue;
            try
            {
                if (ProviderReader.Metadata(await _reader.ReadAsync(account, arn, cancellationToken)) is not { } metadata) continue;
                if (metadata.EntityId == trust.EntityId && TrustsAny(metadata, trust.App)) found.Add(new ProviderTrust(searched.AccountId, arn) { Metadata = metadata });
            }
            catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.MetadataInvalid))
            {
                // It may be the one, and the others of the account are read all the same.
                found.Add(new ProviderTrust(searched.AccountId, arn) { Error = e });
            }
        }

        return found.Count > 0 ? found : [searched with { Gap = "No app role names a provider of this account, and none there trusts a certificate of the app." }];
    }

    private static IReadOnlyList<ProviderTrust> InOrder(IEnumerable<IReadOnlyList<ProviderTrust>> providers) =>
        [.. providers.SelectMany(p => p).OrderBy(p => p.AccountId, StringComparer.Ordinal).ThenBy(p => p.Arn, StringComparer.Ordinal)];

    private static bool TrustsAny(SamlMetadata metadata, DirectoryApp app) =>
        metadata.Certificates.Any(c => CertificateSetup.Find(app, c.Thumbprint) is not null);

    private static SigningCertificate WithBytes(SigningCertificate certificate, SamlMetadata metadata) => certificate.Encoded is not null ? certificate : certificate with
    {
        Encoded = metadata.Certificates.FirstOrDefault(c => string.Equals(c.Thumbprint, certificate.Thumbprint, StringComparison.OrdinalIgnoreCase))?.Encoded,
    };

    private static IEnumerable<string> AccountsOf(DirectoryApp app) =>
        app.IdentifierUris.Select(u => u[(u.LastIndexOf('#') + 1)..]).Where(s => s.Length == 12 && s.All(char.IsAsciiDigit));
}
