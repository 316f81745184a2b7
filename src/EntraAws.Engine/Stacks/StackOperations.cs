using EntraAws.Contracts;
using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Stacks;

/// <summary>
/// The operations of one run on a stack set: one at a time, each followed to its end, and each account given once it is
/// done. An operation that somebody else started is followed first.
/// </summary>
internal sealed class StackOperations(IAwsStackSets sets, string name, bool delegated, Func<AwsRoleStackInstance, Task> emit, IOperationHost host, CancellationToken cancellationToken)
{
    private const int MostTries = 10;

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Follows whatever is under way.</summary>
    /// <returns>Whether there was something.</returns>
    public async Task<bool> FinishRunningAsync()
    {
        var any = false;
        while (await sets.FindRunningAsync(name, delegated, cancellationToken) is { } running)
        {
            any = true;
            await host.VerboseAsync($"An operation on the stack set '{name}' is under way and is followed: {running.Action} {running.Id}.");
            // An account that is done with it may have its turn again in this run's own.
            await FollowAsync(running.Id, tell: false);
        }

        return any;
    }

    /// <summary>Starts an operation; another one that came in between is waited for.</summary>
    public async Task<string> StartAsync(Func<string, Task<string>> begin)
    {
        // The same id each time: a request whose answer was lost is not carried out twice.
        var id = Guid.NewGuid().ToString();
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await begin(id);
            }
            catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.StackSetBusy) && tries < MostTries)
            {
                await FinishRunningAsync();
            }
        }
    }

    public Task FollowAsync(string operationId) => FollowAsync(operationId, tell: true);

    /// <summary>Gives the accounts that this run did not touch, as they are.</summary>
    public async Task TellRestAsync(IEnumerable<StackInstance> instances)
    {
        foreach (var instance in instances.OrderBy(i => i.AccountId, StringComparer.Ordinal))
            if (_told.Add(instance.AccountId)) await emit(RoleStackView.Of(name, instance));
    }

    private async Task FollowAsync(string operationId, bool tell)
    {
        var failed = false;
        var activity = $"Stack set {name}";
        try
        {
            var end = await sets.FollowAsync(name, operationId, delegated, async (operation, results) =>
            {
                foreach (var result in results.Where(r => r.IsOver))
                {
                    failed |= result.Status == "FAILED";
                    if (tell && _told.Add(result.AccountId)) await emit(RoleStackView.Of(name, result, operationId));
                }

                var done = results.Count(r => r.IsOver);
                await host.ProgressAsync(new OperationProgress
                {
                    Activity = activity,
                    Status = $"{operation.Action} {operation.Status}: {done} of {results.Count} accounts, {results.Count(r => r.Status == "FAILED")} refused",
                    Percent = results.Count == 0 ? null : 100 * done / results.Count,
                });
            }, cancellationToken);
            // Where accounts refused, each of them says why.
            if (tell && end.Status != "SUCCEEDED" && !failed) throw Faults.StackOperationFailed(name, operationId, end.Status ?? "", end.StatusReason);
        }
        finally
        {
            await host.ProgressAsync(new OperationProgress { Activity = activity, Status = "Done", Completed = true });
        }
    }
}
