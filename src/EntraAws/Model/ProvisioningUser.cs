namespace EntraAws;

/// <summary>The IAM user that Entra's provisioning agent lists the roles with.</summary>
public sealed record ProvisioningUser : ChangeSet
{
    /// <summary>Its name.</summary>
    public required string UserName { get; init; }

    /// <summary>Its ARN.</summary>
    public required string UserArn { get; init; }

    /// <summary>The inline policy that allows iam:ListRoles and nothing else.</summary>
    public required string PolicyName { get; init; }

    /// <summary>The ids of its access keys; two at most.</summary>
    public IReadOnlyList<string> AccessKeyIds { get; init; } = [];

    /// <summary>The ARN of the policy that bounds it, or null.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What it has and should not have, or lacks: other policies, groups, a console password. Empty when all is as it should be.</summary>
    public IReadOnlyList<string> Drift { get; init; } = [];

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The enterprise application it was made for, when it came down the pipeline.</summary>
    public Guid? ServicePrincipalId { get; init; }

    /// <summary>The name of that enterprise application.</summary>
    public string? AppDisplayName { get; init; }

    /// <inheritdoc/>
    public override string ToString() => UserArn;
}
