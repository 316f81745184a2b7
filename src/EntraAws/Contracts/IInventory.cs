namespace EntraAws.Contracts;

/// <summary>Reads what AWS accounts hold.</summary>
internal interface IInventory
{
    /// <summary>One account.</summary>
    Task<AwsIamInventory> ReadAsync(InventoryRequest request, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Many accounts at once, each given as soon as it is done. One that fails is reported, and the rest go on.</summary>
    /// <param name="failed">Takes the account and its error.</param>
    Task ReadManyAsync(ManyInventoriesRequest request, Func<AwsIamInventory, Task> emit, Func<string, EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Many accounts, each streamed to a file; those that were finished before are not read again.</summary>
    Task SaveManyAsync(ManyInventoriesRequest request, string folder, Func<AwsInventoryFile, Task> emit, Func<string, EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken);
}
