using EntraAws.Contracts;
using EntraAws.Engine.Inventory.Snapshot;

namespace EntraAws.Engine.Inventory;

/// <summary>Reads what AWS accounts hold: one, or many at once.</summary>
internal sealed class InventoryCapability(SessionContext context) : IInventory
{
    public async Task<AwsIamInventory> ReadAsync(InventoryRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        var account = await context.AccountAsync(request.AccountId, cancellationToken);
        var activity = $"Reading IAM of account {account.AccountId}";
        var collector = new InventoryCollector();
        var reader = new AccountReader(account, request, collector, new PartReader(host.WarnAsync), context.Time);
        var facts = await reader.ReadAsync(
            (status, percent) => host.ProgressAsync(new OperationProgress { Activity = activity, Status = status, Percent = percent }), cancellationToken);
        await host.ProgressAsync(new OperationProgress { Activity = activity, Status = "done", Completed = true });
        return collector.Build(facts);
    }

    public Task ReadManyAsync(ManyInventoriesRequest request, Func<AwsIamInventory, Task> emit, Func<string, EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken) =>
        new ManyAccounts(context).RunAsync(request, async (id, token) =>
        {
            var collector = new InventoryCollector();
            await emit(collector.Build(await ReadAsync(id, request.Include, collector, host, token)));
        }, failed, host, cancellationToken);

    public async Task SaveManyAsync(
        ManyInventoriesRequest request, string folder, Func<AwsInventoryFile, Task> emit, Func<string, EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken)
    {
        SnapshotFolder.Prepare(folder);
        await new ManyAccounts(context).RunAsync(request, async (id, token) =>
        {
            var path = Path.Combine(folder, $"{id}.json");
            if (!request.Again && SnapshotReader.TryReadSummary(path) is { } finished)
            {
                await emit(finished with { Resumed = true });
                return;
            }

            using var writer = new SnapshotWriter(path, id, context.Time.GetUtcNow());
            await emit(await writer.CompleteAsync(await ReadAsync(id, request.Include, writer, host, token)));
        }, failed, host, cancellationToken);
    }

    // Of many accounts, each is let go when it is done: its session and its connections are not kept.
    private async Task<AccountFacts> ReadAsync(string id, InventoryRequest include, IInventorySink sink, IOperationHost host, CancellationToken cancellationToken)
    {
        var account = await context.AccountAsync(id, cancellationToken);
        try
        {
            var parts = new PartReader(text => host.VerboseAsync($"{id}: {text}"));
            return await new AccountReader(account, include, sink, parts, context.Time).ReadAsync((_, _) => Task.CompletedTask, cancellationToken);
        }
        finally
        {
            context.Aws.ReleaseAccount(id);
        }
    }
}
