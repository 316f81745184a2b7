namespace EntraAws.Engine.Aws;

/// <summary>A SAML provider as IAM shows it.</summary>
internal sealed record IamSamlProvider
{
    public required string Arn { get; init; }
    public string Metadata { get; init; } = "";
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? ValidUntil { get; init; }
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
