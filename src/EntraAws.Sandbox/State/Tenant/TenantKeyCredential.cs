namespace EntraAws.Sandbox;

/// <summary>One half of a signing certificate. The private key is not kept: nothing is ever signed with it here.</summary>
public sealed class TenantKeyCredential : Replicated
{
    public Guid KeyId { get; set; }

    /// <summary>Base64 of the certificate's SHA-1 thumbprint; both halves and the password share it.</summary>
    public string CustomKeyIdentifier { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public DateTimeOffset StartDateTime { get; set; }

    public DateTimeOffset EndDateTime { get; set; }

    /// <summary>AsymmetricX509Cert for Verify, X509CertAndPassword for Sign.</summary>
    public string Type { get; set; } = "";

    /// <summary>Sign or Verify.</summary>
    public string Usage { get; set; } = "";

    /// <summary>The certificate in base64; null in the half that stands for the private key.</summary>
    public string? Key { get; set; }
}
