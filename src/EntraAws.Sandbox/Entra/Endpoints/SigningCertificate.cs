using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EntraAws.Sandbox.Entra;

/// <summary>Real self-signed certificates: RSA 2048, SHA-256.</summary>
internal static class SigningCertificate
{
    // One key pair for a process: making one takes longer than all else here, and nothing is ever signed with it.
    private static readonly Lazy<RSA> Key = new(() => RSA.Create(2048));

    /// <exception cref="CryptographicException">The subject is not a distinguished name.</exception>
    public static X509Certificate2 Create(string subject, DateTimeOffset start, DateTimeOffset end)
    {
        lock (Key)
        {
            var name = new X500DistinguishedName(subject);
            var request = new CertificateRequest(name, Key.Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var generator = X509SignatureGenerator.CreateForRSA(Key.Value, RSASignaturePadding.Pkcs1);
            return request.Create(name, generator, start, end, RandomNumberGenerator.GetBytes(16));
        }
    }

    public static string Thumbprint(TenantKeyCredential key) => Convert.ToHexString(Convert.FromBase64String(key.CustomKeyIdentifier));

    /// <summary>The thumbprint of the certificate that federation metadata shows at that time.</summary>
    public static string? InMetadata(TenantServicePrincipal principal, DateTimeOffset now) =>
        now < principal.MetadataCurrentAt ? principal.FormerTokenSigningKeyThumbprint : principal.PreferredTokenSigningKeyThumbprint;
}
