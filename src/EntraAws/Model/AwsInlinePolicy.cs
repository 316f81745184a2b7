namespace EntraAws;

/// <summary>A policy written into one user, group or role.</summary>
public sealed record AwsInlinePolicy
{
    /// <summary>Its name.</summary>
    public required string PolicyName { get; init; }

    /// <summary>Its JSON document.</summary>
    public required string Document { get; init; }

    /// <inheritdoc/>
    public override string ToString() => PolicyName;
}
