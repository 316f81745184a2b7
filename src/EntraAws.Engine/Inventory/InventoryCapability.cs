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
        var reader = new AccountReader(account, request, collector, context.Time, host);
        var facts = await reader.ReadAsync(
            (status, percent) => host.ProgressAsync(new OperationProgress { Activity = activity, Status = status, Percent = percent }), cancellationToken);
        await host.ProgressAsync(new OperationProgress { Activity = activity, Status = "done", Completed = true });
        return collector.Build(facts);
    }

    public Task ReadManyAsync(ManyInventoriesRequest request, Func<AwsIamInventory, Task> emit, Func<string, EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken) =>
        new ManyAccounts(context).RunAsync(request, async (id, token) =>
        {
            var account = await context.AccountAsync(id, token);
            var collector = new InventoryCollector();
            var facts = await new AccountReader(account, request.Include, collector, context.Time, host).ReadAsync((_, _) => Task.CompletedTask, token);
            await emit(collector.Build(facts));
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

            var account = await context.AccountAsync(id, token);
            using var writer = new SnapshotWriter(path, id, context.Time.GetUtcNow());
            var facts = await new AccountReader(account, request.Include, writer, context.Time, host).ReadAsync((_, _) => Task.CompletedTask, token);
            await emit(await writer.CompleteAsync(facts));
        }, failed, host, cancellationToken);
    }
}
