namespace EntraAws;

/// <summary>A virtual MFA device.</summary>
public sealed record AwsMfaDevice
{
    /// <summary>Its serial number, an ARN.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>The IAM user it is assigned to; null for none, or for the root user.</summary>
    public string? UserName { get; init; }

    /// <summary>When it was enabled, UTC; null when it is not assigned.</summary>
    public DateTimeOffset? EnabledAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => SerialNumber;
}
