namespace EntraAws;

/// <summary>The access key of Entra's provisioning agent; never its secret.</summary>
public sealed record ProvisioningKey : ChangeSet
{
    /// <summary>The IAM user.</summary>
    public required string UserName { get; init; }

    /// <summary>The user's ARN.</summary>
    public required string UserArn { get; init; }

    /// <summary>The id of the key that Entra works with; null while it is only planned.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>When that key was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The id of the key before it, where that is there still.</summary>
    public string? FormerAccessKeyId { get; init; }

    /// <summary>Whether nothing is left to do: the user has one key, and Entra works with it.</summary>
    public bool Completed { get; init; }

    /// <summary>The app's display name.</summary>
    public string? AppDisplayName { get; init; }

    /// <summary>The object id of the enterprise application.</summary>
    public Guid ServicePrincipalId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => AccessKeyId ?? UserName;
}
