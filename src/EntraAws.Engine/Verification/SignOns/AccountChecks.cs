using EntraAws.Engine.Aws;
using EntraAws.Engine.Documents;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Roles;
using EntraAws.Rules;

namespace EntraAws.Engine.Verification.SignOns;

/// <summary>Checks of the account: whom its provider trusts, and whether the roles that the app offers let people in.</summary>
internal sealed class AccountChecks(SessionContext context, SignOnChecks checks, DirectoryApp app, string accountId, AppReads reads)
{
    private const string Metadata = "Give AWS the metadata of the app as it is now: Get-EntraAwsApp <app> -IncludeMetadata | New-AwsSamlProvider <provider>.";

    /// <returns>For each provider whether it takes the app's assertions; null where that is not known.</returns>
    public async Task<IReadOnlyDictionary<string, bool?>> ProvidersAsync(IReadOnlyList<AppRoleValue> roles, SigningCertificate? certificate, CancellationToken cancellationToken)
    {
        var verdicts = new Dictionary<string, bool?>(StringComparer.Ordinal);
        var providers = roles.Select(r => r.Provider.ToString()).Distinct(StringComparer.Ordinal).ToList();
        if (providers.Count == 0) return verdicts;
        var issuer = await checks.ReadAsync("ProviderIssuer", app.DisplayName, () => reads.IssuerAsync(cancellationToken));
        foreach (var arn in providers)
        {
            var read = await checks.ReadAsync("Provider", arn, async () =>
            {
                var account = await context.AccountAsync(accountId, cancellationToken);
                return new List<IamSamlProvider?> { await account.GetSamlProviderAsync(arn, cancellationToken) };
            });
            verdicts[arn] = read is null ? null : await ProviderAsync(arn, read[0], issuer, certificate);
        }

        return verdicts;
    }

    private async Task<bool?> ProviderAsync(string arn, IamSamlProvider? provider, string? issuer, SigningCertificate? certificate)
    {
        if (provider is null) return await checks.FailAsync("Provider", arn, "There is no such SAML provider in the account.", "Make it: Get-EntraAwsApp <app> -IncludeMetadata | New-AwsSamlProvider <provider>.");
        await checks.PassAsync("Provider", arn, "It is there.");
        if (SamlMetadata.TryRead(provider.Metadata) is not { } trusted)
        {
            await checks.UnknownAsync("ProviderCertificate", arn, "Its metadata can't be understood here.", Metadata);
            return null;
        }

        bool? fine = issuer is null || certificate is null ? null : true;
        if (issuer is not null && trusted.EntityId == issuer) await checks.PassAsync("ProviderIssuer", arn, $"It trusts the issuer {issuer}.");
        else if (issuer is not null) fine = await checks.FailAsync("ProviderIssuer", arn, $"It trusts the issuer '{trusted.EntityId}'; the app's is '{issuer}'.", Metadata);
        if (certificate is null) return fine;
        if (trusted.Certificates.Any(c => c.Thumbprint == certificate.Thumbprint)) await checks.PassAsync("ProviderCertificate", arn, $"It trusts the active certificate {certificate.Thumbprint}.");
        else fine = await checks.FailAsync("ProviderCertificate", arn, $"It does not trust the active certificate {certificate.Thumbprint}, only {string.Join(", ", trusted.Certificates.Select(c => c.Thumbprint))}.", Metadata);
        return fine;
    }

    /// <returns>For each app role whether it lets people in; null where that is not known.</returns>
    public async Task<IReadOnlyDictionary<Guid, bool?>> RolesAsync(IReadOnlyDictionary<Guid, (DirectoryAppRole Role, AppRoleValue Value)> offered, string? replyUrl, CancellationToken cancellationToken)
    {
        var verdicts = new Dictionary<Guid, bool?>();
        if (offered.Count == 0) return verdicts;
        var read = await checks.ReadAsync("RoleExists", $"account {accountId}", async () => await (await context.AccountAsync(accountId, cancellationToken)).ListRolesAsync(cancellationToken));
        var roles = read?.ToDictionary(r => r.Arn, StringComparer.Ordinal);
        foreach (var (id, (role, value)) in offered)
            verdicts[id] = roles is null ? null : await RoleAsync(role, value, roles.GetValueOrDefault(value.Role.ToString()), replyUrl);
        return verdicts;
    }

    private async Task<bool?> RoleAsync(DirectoryAppRole offered, AppRoleValue value, IamRole? role, string? replyUrl)
    {
        var arn = value.Role.ToString();
        var provider = value.Provider.ToString();
        if (role is null) return await checks.FailAsync("RoleExists", arn, "The app offers it, but it is not in the account. AWS tells upper from lower case.", "Make it with New-AwsSamlRole, or drop the app role with Sync-EntraAppRole -Prune.");
        await checks.PassAsync("RoleExists", arn, "It is in the account.");
        var length = arn.Length + provider.Length;
        if (length < AwsRules.ArnsBelow) await checks.PassAsync("RoleArnLength", arn, $"Its ARN and its provider's have {length} characters.");
        else await checks.WarnAsync("RoleArnLength", arn, $"Its ARN and its provider's have {length} characters; Entra's role import takes less than {AwsRules.ArnsBelow}.", "Shorten the role's name or path, or the provider's name.");
        if (!offered.IsEnabled) return await checks.FailAsync("AppRoleEnabled", arn, "Its app role is switched off, so that nobody gets it.", "Run Sync-EntraAppRole for it.");
        return await TrustAsync(role, provider, replyUrl);
    }

    private async Task<bool?> TrustAsync(IamRole role, string provider, string? replyUrl)
    {
        const string Mend = "Run New-AwsSamlRole for the same name: it sets the trust.";
        var trust = TrustPolicy.Parse(role.TrustPolicy) is { } policy ? new SamlTrust(policy, provider) : null;
        if (trust is null || !trust.NamesProvider) return await checks.FailAsync("RoleTrust", role.Arn, $"Its trust does not let {provider} assume it with SAML.", Mend);
        if (replyUrl is null) return null; // told of the app already
        if (trust.Denies(SamlTrust.Assume, replyUrl) == true) return await checks.FailAsync("RoleTrust", role.Arn, "Its trust denies sts:AssumeRoleWithSAML.", "Take the Deny statement out of the trust.");
        switch (trust.Admits(replyUrl))
        {
            case true:
                await checks.PassAsync("RoleTrust", role.Arn, $"It trusts {provider} at {replyUrl}.");
                return true;
            case false:
                return await checks.FailAsync("RoleTrust", role.Arn, $"Its trust wants SAML:aud to be {string.Join(" or ", trust.Audiences)}; the app sends people to '{replyUrl}'.", Mend);
            default:
                await checks.UnknownAsync("RoleTrust", role.Arn, $"Its trust also tests {string.Join(", ", trust.Unjudged(SamlTrust.Assume))}, which only a sign-in can answer.", "Look at a response with Test-AwsSamlResponse.");
                return null;
        }
    }
}
