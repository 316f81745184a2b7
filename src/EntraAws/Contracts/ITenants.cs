namespace EntraAws.Contracts;

/// <summary>Reads the Entra tenant.</summary>
internal interface ITenants
{
    Task<EntraTenant> ReadAsync(IOperationHost host, CancellationToken cancellationToken);
}
