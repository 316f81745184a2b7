namespace EntraAws;

/// <summary>An SSH public key of an IAM user, for CodeCommit.</summary>
public sealed record AwsSshKey
{
    /// <summary>Its id.</summary>
    public required string KeyId { get; init; }

    /// <summary>Active or Inactive.</summary>
    public required string Status { get; init; }

    /// <summary>When it was uploaded, UTC.</summary>
    public DateTimeOffset? UploadedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{KeyId} ({Status})";
}
