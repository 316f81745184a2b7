namespace EntraAws;

/// <summary>A feature that a migration uses, and whether the tenant can.</summary>
public sealed record EntraFeature
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The licence it needs: Free, P1 or P2.</summary>
    public required string Needs { get; init; }

    /// <summary>Whether it can be used; null when that is not known.</summary>
    public bool? Available { get; init; }

    /// <summary>What stands in the way, or what to know.</summary>
    public string? Remark { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
