namespace EntraAws;

/// <summary>The stack of one account in a stack set: its provider and roles.</summary>
public sealed record AwsRoleStackInstance : ChangeSet
{
    /// <summary>The stack set.</summary>
    public required string StackSetName { get; init; }

    /// <summary>How it went in this account: Succeeded, Failed, Cancelled, Pending, Running, or Planned.</summary>
    public AwsRoleStackStatus Status { get; init; }

    /// <summary>Why it failed or was cancelled, in CloudFormation's words.</summary>
    public string? StatusReason { get; init; }

    /// <summary>The root or organizational unit that it belongs to, where it was deployed to one.</summary>
    public string? OrganizationalUnitId { get; init; }

    /// <summary>The Region of the stack. IAM is the same in all, so it is one.</summary>
    public string? Region { get; init; }

    /// <summary>The stack's ARN in the account, once it is there.</summary>
    public string? StackId { get; init; }

    /// <summary>The operation that did it last.</summary>
    public string? OperationId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{AccountId ?? OrganizationalUnitId}: {Status}";
}
