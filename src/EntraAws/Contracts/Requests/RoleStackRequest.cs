namespace EntraAws.Contracts;

/// <summary>A template to write. The metadata is an app's, a text or a file's; without a provider there is none.</summary>
internal sealed record RoleStackRequest
{
    public required string TemplatePath { get; init; }

    public required string ProviderName { get; init; }

    /// <summary>Each account has the provider already.</summary>
    public bool WithoutProvider { get; init; }

    public AppSelector? App { get; init; }

    public string? SamlMetadata { get; init; }

    public string? MetadataPath { get; init; }

    public required IReadOnlyList<StackRole> Roles { get; init; }

    /// <summary>The template will be read from S3, where the limit is higher.</summary>
    public bool ForTemplateUrl { get; init; }

    public bool Overwrite { get; init; }
}
