namespace EntraAws;

/// <summary>A credential of an IAM user for one service: CodeCommit, Keyspaces, Bedrock and others. The credential report leaves it out.</summary>
public sealed record AwsServiceCredential
{
    /// <summary>The IAM user.</summary>
    public required string UserName { get; init; }

    /// <summary>The service's name, such as codecommit.amazonaws.com.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Active, Inactive or Expired.</summary>
    public required string Status { get; init; }

    /// <summary>Its id; no secret.</summary>
    public string? CredentialId { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it ends, UTC; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{ServiceName} ({Status})";
}
