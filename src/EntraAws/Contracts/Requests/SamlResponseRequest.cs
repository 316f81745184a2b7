namespace EntraAws.Contracts;

/// <summary>A SAML response to judge: its text, or the file that holds it.</summary>
internal sealed record SamlResponseRequest
{
    public string? Response { get; init; }

    public string? Path { get; init; }

    /// <summary>The metadata that the signature and the issuer are judged by.</summary>
    public string? SamlMetadata { get; init; }

    /// <summary>A file with that metadata.</summary>
    public string? MetadataPath { get; init; }

    /// <summary>The provider that must vouch for a role.</summary>
    public string? ProviderArn { get; init; }

    /// <summary>The account that the response must be for.</summary>
    public string? AccountId { get; init; }

    /// <summary>The time to judge it at; null for now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How far the clocks of identity provider and AWS may be apart, in seconds.</summary>
    public int ClockSkew { get; init; }
}
