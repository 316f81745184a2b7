namespace EntraAws.Engine.Inventory.Snapshot;

/// <summary>One line of a file: exactly one of these.</summary>
internal sealed record SnapshotItem
{
    public AwsIamUser? User { get; init; }

    public AwsIamGroup? Group { get; init; }

    public AwsIamRole? Role { get; init; }

    public AwsIamPolicy? Policy { get; init; }

    public AwsIdentityProvider? Provider { get; init; }
}
