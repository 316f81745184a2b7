namespace EntraAws.Contracts;

/// <summary>A SAML provider that is there and shall be brought to other metadata.</summary>
internal sealed record SamlProviderUpdate
{
    /// <summary>Its name in the account, or its ARN.</summary>
    public required string Provider { get; init; }

    public string? AccountId { get; init; }

    /// <summary>The app whose certificates shall be trusted; null with metadata of its own.</summary>
    public AppSelector? App { get; init; }

    public string? SamlMetadata { get; init; }

    public string? MetadataPath { get; init; }

    /// <summary>Keeps trusting what the provider trusts now.</summary>
    public bool KeepExisting { get; init; }
}
