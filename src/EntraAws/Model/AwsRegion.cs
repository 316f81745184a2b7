namespace EntraAws;

/// <summary>A Region, as an account may use it.</summary>
public sealed record AwsRegion
{
    /// <summary>Its code, such as eu-central-1.</summary>
    public required string Name { get; init; }

    /// <summary>ENABLED, ENABLING, DISABLING, DISABLED or ENABLED_BY_DEFAULT.</summary>
    public required string Status { get; init; }

    /// <summary>Whether it can be used now.</summary>
    public bool Enabled => Status is "ENABLED" or "ENABLED_BY_DEFAULT";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
