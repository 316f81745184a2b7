namespace EntraAws.Contracts;

/// <summary>What a new sandbox is made from; without a source, the sample company.</summary>
internal sealed record SandboxRequest
{
    public required string Path { get; init; }

    public string? AuthorizationDetailsPath { get; init; }

    public string? CredentialReportPath { get; init; }

    /// <summary>Inventories on disk, one for each account; the first is the account that a connection starts in.</summary>
    public IReadOnlyList<string> InventoryPaths { get; init; } = [];

    /// <summary>Makes a sample organization of so many accounts instead of the sample company.</summary>
    public int? AccountCount { get; init; }

    public bool Overwrite { get; init; }
}
