using EntraAws.Contracts;
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
    public async Task<AppTrust> ReadAsync(DirectoryApp found, AppAccounts accounts, CancellationToken cancellationToken)
    {
        // Read by id, since lists leave the certificates' bytes out.
        var app = await context.Entra.GetAppAsync(found.ServicePrincipalId, cancellationToken) ?? throw Faults.AppNotFound(found.DisplayName);
        var metadata = SamlMetadata.Read(await context.Entra.GetMetadataAsync(app, null, cancellationToken), app.DisplayName);
        app = app with { Certificates = app.Certificates.Select(c => WithBytes(c, metadata)).ToList() };

        var roles = await context.Entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken);
        var named = roles.Select(r => AppRoleValue.Parse(r.Value)?.Provider).OfType<Arn>().DistinctBy(a => a.ToString()).Where(a => !accounts.Excluded.Contains(a.AccountId)).ToList();
        var searched = AccountsOf(app).Union(accounts.Further).Except(named.Select(a => a.AccountId)).Except(accounts.Excluded).ToList();
        var reading = named.Select(a => GuardAsync(a.AccountId, a.ToString(), async () => [await ReadNamedAsync(a, app, metadata.EntityId, cancellationToken)], cancellationToken))
            .Concat(searched.Select(id => GuardAsync(id, null, () => SearchAsync(id, app, metadata.EntityId, cancellationToken), cancellationToken)));
        var providers = (await Task.WhenAll(reading)).SelectMany(p => p).OrderBy(p => p.AccountId, StringComparer.Ordinal).ThenBy(p => p.Arn, StringComparer.Ordinal);
        return new AppTrust(app, metadata.EntityId, [.. providers]);
    }

    /// <summary>A provider as it is now; the error of one that can't be understood, since sign-in by it may work.</summary>
    public static async Task<SamlMetadata?> ReadMetadataAsync(Aws.IAwsAccount account, string arn, CancellationToken cancellationToken) =>
        await account.GetSamlProviderAsync(arn, cancellationToken) is { } provider
            ? SamlMetadata.TryRead(provider.Metadata) ?? throw Faults.MetadataInvalid(arn, "what the provider holds can't be understood.")
            : null;

    private async Task<IReadOnlyList<ProviderTrust>> GuardAsync(string accountId, string? arn, Func<Task<IReadOnlyList<ProviderTrust>>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await throttle.RunAsync(read, cancellationToken);
        }
        catch (EntraAwsException e)
        {
            return [new ProviderTrust(accountId, arn) { Error = e }];
        }
    }

    private async Task<ProviderTrust> ReadNamedAsync(Arn arn, DirectoryApp app, string entityId, CancellationToken cancellationToken)
    {
        var account = await context.AccountAsync(arn.AccountId, cancellationToken);
        var metadata = await ReadMetadataAsync(account, arn.ToString(), cancellationToken);
        var gap = metadata is null ? "App roles name this provider, and it is not there."
            : metadata.EntityId != entityId && !TrustsAny(metadata, app) ? $"It trusts {metadata.EntityId}, and this app's issuer is {entityId}."
            : null;
        return new ProviderTrust(arn.AccountId, arn.ToString()) { Metadata = metadata, Gap = gap };
    }

    private async Task<IReadOnlyList<ProviderTrust>> SearchAsync(string accountId, DirectoryApp app, string entityId, CancellationToken cancellationToken)
    {
        var account = await context.AccountAsync(accountId, cancellationToken);
        var found = new List<ProviderTrust>();
        foreach (var arn in await account.ListSamlProvidersAsync(cancellationToken))
        {
            if (ProviderSetup.IsIdentityCenter(arn[(arn.LastIndexOf('/') + 1)..])) continue;
            if (await account.GetSamlProviderAsync(arn, cancellationToken) is not { } provider || SamlMetadata.TryRead(provider.Metadata) is not { } metadata) continue;
            if (metadata.EntityId == entityId && TrustsAny(metadata, app)) found.Add(new ProviderTrust(accountId, arn) { Metadata = metadata });
        }

        return found.Count > 0 ? found : [new ProviderTrust(accountId, null) { Gap = "No app role names a provider of this account, and none there trusts a certificate of the app." }];
    }

    private static bool TrustsAny(SamlMetadata metadata, DirectoryApp app) =>
        metadata.Certificates.Any(c => CertificateSetup.Find(app, c.Thumbprint) is not null);

    private static SigningCertificate WithBytes(SigningCertificate certificate, SamlMetadata metadata) => certificate.Encoded is not null ? certificate : certificate with
    {
        Encoded = metadata.Certificates.FirstOrDefault(c => string.Equals(c.Thumbprint, certificate.Thumbprint, StringComparison.OrdinalIgnoreCase))?.Encoded,
    };

    private static IEnumerable<string> AccountsOf(DirectoryApp app) =>
        app.IdentifierUris.Select(u => u[(u.LastIndexOf('#') + 1)..]).Where(s => s.Length == 12 && s.All(char.IsAsciiDigit));
}
