using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EntraAws.Contracts;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Auth;

/// <summary>Finds the certificate that an app signs in with.</summary>
internal static class EntraCertificates
{
    /// <summary>In memory only, which macOS does not offer.</summary>
    private static X509KeyStorageFlags KeyStorage => OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;

    public static X509Certificate2 Load(EntraOptions options) =>
        options.CertificatePath is { } path ? FromFile(path, options) : FromStores(options.CertificateThumbprint);

    private static X509Certificate2 FromFile(string path, EntraOptions options)
    {
        if (!File.Exists(path)) throw Faults.FileNotFound(path, "certificate file");
        var password = options.CertificatePassword is { } secret ? EntraSecretText.Of(secret) : null;
        try
        {
            var certificate = X509Certificate2.GetCertContentType(path) is X509ContentType.Pfx
                ? new X509Certificate2(path, password, KeyStorage)
                : password is null ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password);
            return certificate.HasPrivateKey ? certificate
                : throw Faults.EntraSignInFailed($"the certificate '{path}'", "The file holds no private key.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Faults.FileUnreadable(path, "certificate file", e);
        }
    }

    private static X509Certificate2 FromStores(string? thumbprint)
    {
        if (string.IsNullOrWhiteSpace(thumbprint)) throw Faults.EntraSignInFailed("a certificate", "Give -CertificateThumbprint or -CertificatePath.");
        foreach (var location in new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine })
        {
            if (FromStore(location, thumbprint) is { } certificate) return certificate;
        }

        throw Faults.EntraSignInFailed($"the certificate {thumbprint}", "It is in no certificate store of this user or machine, or without its private key.");
    }

    private static X509Certificate2? FromStore(StoreLocation location, string thumbprint)
    {
        using var store = new X509Store(StoreName.My, location);
        try
        {
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
        }
        catch (CryptographicException)
        {
            // Linux and macOS have no machine store for personal certificates.
            return null;
        }

        return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).FirstOrDefault(c => c.HasPrivateKey);
    }
}
