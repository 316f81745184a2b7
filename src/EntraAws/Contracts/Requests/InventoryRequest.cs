namespace EntraAws.Contracts;

/// <summary>Which account to read, and what to read beyond what few calls tell.</summary>
internal sealed record InventoryRequest
{
    /// <summary>Null means that of the credentials.</summary>
    public string? AccountId { get; init; }

    /// <summary>One call for each user with an access key.</summary>
    public bool IncludeAccessKeyId { get; init; }

    /// <summary>One call for each user.</summary>
    public bool IncludeSshKey { get; init; }

    /// <summary>At least two calls for each user.</summary>
    public bool IncludeLastAccessed { get; init; }
}
