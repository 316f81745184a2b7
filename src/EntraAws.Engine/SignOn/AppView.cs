using EntraAws.Engine.Documents;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.SignOn;

/// <summary>An app as the pipeline shows it.</summary>
internal static class AppView
{
    public static EntraAwsApp Of(DirectoryApp app, ClaimsPolicy? claims, SigningCertificate? certificate, string? metadata, string metadataUrl)
    {
        var definition = claims is null ? null : ClaimsDefinition.Parse(claims.Definition);
        var identifier = IdentifierOf(app);
        return new EntraAwsApp
        {
            DisplayName = app.DisplayName,
            AccountId = AccountOf(identifier),
            AppId = app.AppId,
            ApplicationObjectId = app.ApplicationObjectId,
            ServicePrincipalId = app.ServicePrincipalId,
            HomePageUrl = app.HomePageUrl,
            IdentifierUri = identifier,
            ReplyUrl = app.RedirectUris.FirstOrDefault(),
            SignOnMode = app.SignOnMode,
            CertificateThumbprint = certificate?.Thumbprint,
            CertificateExpires = certificate?.Ends,
            ClaimsPolicy = claims?.DisplayName,
            SessionNameSource = definition?.SessionNameSource,
            SessionDuration = definition?.SessionDuration,
            MetadataUrl = metadataUrl,
            SamlMetadata = metadata,
        };
    }

    /// <summary>The account that the app was made for, where its identifier tells it.</summary>
    public static string? AccountOf(DirectoryApp app) => AccountOf(IdentifierOf(app));

    private static string? IdentifierOf(DirectoryApp app) =>
        app.IdentifierUris.FirstOrDefault(u => u.Contains("signin.", StringComparison.Ordinal)) ?? app.IdentifierUris.FirstOrDefault();

    // What follows the # is this module's account suffix, where this module set it.
    private static string? AccountOf(string? identifier)
    {
        var suffix = identifier?.Split('#') is [_, var after] ? after : null;
        return suffix is { Length: 12 } && suffix.All(char.IsAsciiDigit) ? suffix : null;
    }
}
