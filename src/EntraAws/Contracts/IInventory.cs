namespace EntraAws.Contracts;

internal interface IInventory
{
    Task<AwsIamInventory> ReadAsync(string? accountId, IOperationHost host, CancellationToken cancellationToken);
}
