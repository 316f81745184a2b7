namespace EntraAws.Contracts;

/// <summary>A SAML provider that shall be there, and what it shall trust.</summary>
internal sealed record SamlProviderRequest
{
    public required string ProviderName { get; init; }

    public string? AccountId { get; init; }

    /// <summary>The metadata document; null while the app that it comes from is only planned.</summary>
    public string? SamlMetadata { get; init; }

    /// <summary>A file with the metadata document, instead of the document itself.</summary>
    public string? MetadataPath { get; init; }

    /// <summary>True when the app that the metadata comes from is only planned.</summary>
    public bool Planned { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public Guid? ServicePrincipalId { get; init; }
}
