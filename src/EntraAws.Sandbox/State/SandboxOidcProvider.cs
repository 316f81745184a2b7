namespace EntraAws.Sandbox;

/// <summary>An OpenID Connect identity provider.</summary>
public sealed class SandboxOidcProvider
{
    /// <summary>Without the scheme, as in its ARN.</summary>
    public string Url { get; set; } = "";

    public List<string> ClientIds { get; set; } = [];

    public List<string> Thumbprints { get; set; } = [];

    public DateTimeOffset CreateDate { get; set; }
}
