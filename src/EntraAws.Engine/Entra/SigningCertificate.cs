namespace EntraAws.Engine.Entra;

/// <summary>A certificate that can sign assertions. The thumbprint is computed from the certificate itself (SHA-1, hex).</summary>
internal sealed record SigningCertificate(string Thumbprint, string Subject, DateTimeOffset Starts, DateTimeOffset Ends)
{
    /// <summary>The certificate itself, DER in base64; null where the answer held no bytes.</summary>
    public string? Encoded { get; init; }
}
