namespace EntraAws;

/// <summary>The Entra tenant, as the migration needs to know it.</summary>
public sealed record EntraTenant
{
    /// <summary>The tenant's id.</summary>
    public required Guid TenantId { get; init; }

    /// <summary>Its name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Its default domain.</summary>
    public string? DefaultDomain { get; init; }

    /// <summary>Its verified domains.</summary>
    public IReadOnlyList<string> VerifiedDomains { get; init; } = [];

    /// <summary>Free, P1 or P2; null when it could not be read.</summary>
    public string? License { get; init; }

    /// <summary>The subscription and service plan that the licence follows from.</summary>
    public string? LicenseEvidence { get; init; }

    /// <summary>Whether security defaults are on; null when it could not be read.</summary>
    public bool? SecurityDefaultsEnabled { get; init; }

    /// <summary>The apps for AWS that are there, by template or by home page.</summary>
    public IReadOnlyList<EntraAwsApp> AwsApps { get; init; } = [];

    /// <summary>Which of the planned features this tenant can use, and why not.</summary>
    public IReadOnlyList<EntraFeature> Features { get; init; } = [];

    /// <summary>What could not be read, and why.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{DisplayName} ({TenantId})";
}
