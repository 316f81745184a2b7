namespace EntraAws;

/// <summary>A permission set of IAM Identity Center: the role that its holders get in each account they are assigned in.</summary>
public sealed record AwsPermissionSet : ChangeSet
{
    /// <summary>Its name.</summary>
    public required string PermissionSetName { get; init; }

    /// <summary>Its ARN; null while it is only planned.</summary>
    public string? PermissionSetArn { get; init; }

    /// <summary>Its description.</summary>
    public string? Description { get; init; }

    /// <summary>How long a session lasts, 3,600 to 43,200 seconds.</summary>
    public int SessionDuration { get; init; } = 3600;

    /// <summary>Where the console opens.</summary>
    public string? RelayState { get; init; }

    /// <summary>The AWS managed policies in it, by ARN.</summary>
    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    /// <summary>The policies that each account must have of its own, by path and name.</summary>
    public IReadOnlyList<string> CustomerPolicies { get; init; } = [];

    /// <summary>The inline policy.</summary>
    public string? InlinePolicy { get; init; }

    /// <summary>The accounts that have its role.</summary>
    public IReadOnlyList<string> ProvisionedAccounts { get; init; } = [];

    /// <summary>Those of them whose role is not as the permission set is now.</summary>
    public IReadOnlyList<string> OutdatedAccounts { get; init; } = [];

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The group that it was made for, when that came down the pipeline.</summary>
    public string? GroupName { get; init; }

    /// <summary>The instance of IAM Identity Center.</summary>
    public string? InstanceArn { get; init; }

    /// <inheritdoc/>
    public override string ToString() => PermissionSetName;
}
