namespace EntraAws.Engine.Aws;

/// <summary>
/// CloudFormation StackSets, administered in the partition's IAM Region. <c>delegated</c> says that the connection's account
/// is a delegated administrator, and not the management account. An operation's id is chosen by the caller: a repeated
/// request with the same id starts no second operation.
/// </summary>
internal interface IAwsStackSets
{
    /// <summary>A stack set by its name; null when it is not there.</summary>
    Task<StackSetInfo?> DescribeAsync(string name, bool delegated, CancellationToken cancellationToken);

    /// <summary>Makes a stack set without any stack. Fails with StackSetsNotTrusted where the organization does not let it.</summary>
    Task CreateAsync(string name, StackSetSettings settings, bool delegated, CancellationToken cancellationToken);

    /// <summary>Starts an update of template and settings in all accounts; those that are behind are tried again. Fails with StackSetBusy.</summary>
    /// <returns>The operation's id.</returns>
    Task<string> UpdateAsync(string name, StackSetSettings settings, StackSetPace pace, string operationId, bool delegated, CancellationToken cancellationToken);

    /// <summary>Starts to make stacks in accounts that have none yet. Fails with StackSetBusy.</summary>
    /// <returns>The operation's id.</returns>
    Task<string> CreateInstancesAsync(string name, StackSetTargets targets, StackSetPace pace, string operationId, bool delegated, CancellationToken cancellationToken);

    /// <summary>All stacks of a stack set.</summary>
    Task<IReadOnlyList<StackInstance>> ListInstancesAsync(string name, bool delegated, CancellationToken cancellationToken);

    /// <summary>The operation that is under way or queued, the newest first; null when there is none.</summary>
    Task<StackSetOperation?> FindRunningAsync(string name, bool delegated, CancellationToken cancellationToken);

    /// <summary>Waits for an operation's end and tells at every look how far it is.</summary>
    Task<StackSetOperation> FollowAsync(string name, string operationId, bool delegated, Func<StackSetOperation, IReadOnlyList<StackSetResult>, Task> seen, CancellationToken cancellationToken);
}
