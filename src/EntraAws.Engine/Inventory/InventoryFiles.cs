using EntraAws.Contracts;

namespace EntraAws.Engine.Inventory;

/// <summary>Inventories on disk.</summary>
internal sealed class InventoryFiles : IInventoryFiles
{
    public Task<AwsInventoryFile> ExportAsync(AwsIamInventory inventory, string path, bool overwrite, IOperationHost host, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<AwsIamInventory> ImportAsync(string path, CancellationToken cancellationToken) => throw new NotImplementedException();
}
