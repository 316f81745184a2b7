namespace EntraAws.Contracts;

/// <summary>Inventories on disk. It needs no connection.</summary>
internal interface IInventoryFiles
{
    /// <summary>Writes an inventory to a file that its owner alone can read.</summary>
    Task<AwsInventoryFile> ExportAsync(AwsIamInventory inventory, string path, bool overwrite, IOperationHost host, CancellationToken cancellationToken);

    Task<AwsIamInventory> ImportAsync(string path, CancellationToken cancellationToken);
}
