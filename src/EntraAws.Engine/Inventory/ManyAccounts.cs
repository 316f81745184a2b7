using EntraAws.Contracts;

namespace EntraAws.Engine.Inventory;

/// <summary>Does something for many accounts, some at a time. An account that fails is told, and the others go on.</summary>
internal sealed class ManyAccounts(SessionContext context)
{
    public async Task RunAsync(
        ManyInventoriesRequest request, Func<string, CancellationToken, Task> work, Func<string, EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken)
    {
        var accounts = request.AccountIds ?? await ListAsync(cancellationToken);
        var activity = "Reading accounts";
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, request.ThrottleLimit), CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(accounts.Distinct(StringComparer.Ordinal), options, async (id, token) =>
        {
            try
            {
                await work(id, token);
            }
            catch (EntraAwsException e)
            {
                await failed(id, e);
            }

            var count = Interlocked.Increment(ref done);
            await host.ProgressAsync(new OperationProgress { Activity = activity, Status = $"{count} of {accounts.Count}", Percent = count * 100 / accounts.Count });
        });
        await host.ProgressAsync(new OperationProgress { Activity = activity, Status = "done", Completed = true });
    }

    private async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var active = new List<string>();
        await context.Aws.Organization.ListAccountsAsync(account =>
        {
            if (account.IsActive) active.Add(account.Id);
            return Task.CompletedTask;
        }, cancellationToken);
        return active;
    }
}
