namespace EntraAws.Engine.Entra;

/// <summary>An app registration together with its service principal, and the same two objects only. The registration's id is empty where another tenant has it.</summary>
internal sealed record DirectoryApp
{
    public required Guid AppId { get; init; }
    public required Guid ApplicationObjectId { get; init; }
    public required Guid ServicePrincipalId { get; init; }
    public required string DisplayName { get; init; }
    public string? TemplateId { get; init; }
    public string? HomePageUrl { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Whether users may sign in to it; null where that was not told.</summary>
    public bool? Enabled { get; init; }

    public string? SignOnMode { get; init; }
    public IReadOnlyList<string> IdentifierUris { get; init; } = [];
    public IReadOnlyList<string> RedirectUris { get; init; } = [];
    public string? ActiveCertificateThumbprint { get; init; }
    public IReadOnlyList<SigningCertificate> Certificates { get; init; } = [];
    public IReadOnlyList<string> NotificationEmail { get; init; } = [];
}
