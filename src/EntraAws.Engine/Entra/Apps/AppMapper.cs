using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Apps;

/// <summary>From Graph's application, service principal and key credentials to the adapter's records.</summary>
internal static class AppMapper
{
    public static readonly string[] ApplicationFields = ["id", "appId", "displayName", "applicationTemplateId", "createdDateTime", "identifierUris", "web"];

    public static readonly string[] ServicePrincipalFields =
        ["id", "appId", "displayName", "applicationTemplateId", "preferredSingleSignOnMode", "preferredTokenSigningKeyThumbprint", "keyCredentials", "notificationEmailAddresses", "homepage", "accountEnabled"];

    /// <param name="application">The registration; null where it is in another tenant.</param>
    /// <param name="principal">The service principal in this tenant.</param>
    public static DirectoryApp ToApp(Application? application, ServicePrincipal principal) => new()
    {
        AppId = Guid.Parse(principal.AppId!),
        ApplicationObjectId = application is null ? Guid.Empty : Guid.Parse(application.Id!),
        ServicePrincipalId = Guid.Parse(principal.Id!),
        DisplayName = application?.DisplayName ?? principal.DisplayName ?? "",
        TemplateId = application?.ApplicationTemplateId ?? principal.ApplicationTemplateId,
        HomePageUrl = principal.Homepage ?? application?.Web?.HomePageUrl,
        CreatedAt = application?.CreatedDateTime,
        Enabled = principal.AccountEnabled,
        SignOnMode = principal.PreferredSingleSignOnMode,
        IdentifierUris = application?.IdentifierUris ?? [],
        RedirectUris = application?.Web?.RedirectUris ?? [],
        ActiveCertificateThumbprint = principal.PreferredTokenSigningKeyThumbprint,
        Certificates = ToCertificates(principal.KeyCredentials),
        NotificationEmail = principal.NotificationEmailAddresses ?? [],
    };

    /// <summary>The certificates that relying parties see. Each has a second key credential to sign with, which is not one more.</summary>
    public static IReadOnlyList<SigningCertificate> ToCertificates(IEnumerable<KeyCredential>? keys) =>
        (keys ?? []).Where(k => k.Usage == "Verify").Select(ToCertificate).OfType<SigningCertificate>().ToList();

    /// <summary>False when a certificate's bytes are needed to know its thumbprint, and this answer lacks them.</summary>
    public static bool AllThumbprintsKnown(ServicePrincipal principal) =>
        (principal.KeyCredentials ?? []).Where(k => k.Usage == "Verify").All(k => Thumbprint(k.Key, k.CustomKeyIdentifier) is not null);

    public static string? Thumbprint(byte[]? certificate, byte[]? keyIdentifier)
    {
        // SHA-1 is what names a certificate in SAML tooling and in preferredTokenSigningKeyThumbprint; it protects nothing here.
        if (certificate is { Length: > 0 }) return Convert.ToHexString(SHA1.HashData(Der(certificate)));
        return keyIdentifier is { Length: SHA1.HashSizeInBytes } ? Convert.ToHexString(keyIdentifier) : null;
    }

    private static SigningCertificate? ToCertificate(KeyCredential key) => Thumbprint(key.Key, key.CustomKeyIdentifier) is { } thumbprint
        ? new SigningCertificate(thumbprint, key.DisplayName ?? "", key.StartDateTime ?? default, key.EndDateTime ?? default) { Encoded = Encode(key.Key) }
        : null;

    public static string? Encode(byte[]? certificate) => certificate is { Length: > 0 } ? Convert.ToBase64String(Der(certificate)) : null;

    /// <summary>Graph's samples show the key both as DER and as the base64 text of it; the thumbprint is that of the DER.</summary>
    private static byte[] Der(byte[] certificate)
    {
        if (certificate[0] == 0x30) return certificate;
        try
        {
            using var parsed = new X509Certificate2(certificate);
            return parsed.RawData;
        }
        catch (CryptographicException)
        {
            return certificate;
        }
    }
}
