namespace EntraAws;

/// <summary>A group that has a permission set in an AWS account.</summary>
public sealed record AwsAccountAssignment : ChangeSet
{
    /// <summary>The group's display name, for a user the user name, and the id for one that is gone.</summary>
    public required string GroupName { get; init; }

    /// <summary>Its id in the identity store; null while it is not there.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>GROUP or USER.</summary>
    public string PrincipalType { get; init; } = "GROUP";

    /// <summary>The permission set's name.</summary>
    public required string PermissionSetName { get; init; }

    /// <summary>The permission set's ARN; null while it is only planned.</summary>
    public string? PermissionSetArn { get; init; }

    /// <summary>The instance of IAM Identity Center.</summary>
    public string? InstanceArn { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{GroupName}: {PermissionSetName} in {AccountId}";
}
