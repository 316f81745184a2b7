namespace EntraAws.Engine.Documents;

/// <summary>A signing certificate in metadata: SHA-1 thumbprint in hex, and its end, UTC.</summary>
internal sealed record SamlCertificate(string Thumbprint, DateTimeOffset Ends)
{
    /// <summary>The certificate itself: DER in base64.</summary>
    public string Encoded { get; init; } = "";

    /// <summary>The certificate itself: DER.</summary>
    public byte[] Data => Convert.FromBase64String(Encoded);
}
