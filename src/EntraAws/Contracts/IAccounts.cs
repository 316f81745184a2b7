namespace EntraAws.Contracts;

/// <summary>Reads the record sheets of accounts.</summary>
internal interface IAccounts
{
    /// <summary>One account; null means that of the credentials.</summary>
    Task<AwsAccount> ReadAsync(string? accountId, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>The organizational units that accounts are in, names from the top one down; an account that is in none, or in no organization, has an empty list.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> FindOrganizationalUnitsAsync(IReadOnlyCollection<string> accountIds, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Every account of the organization, as the organization lists it; the rest of the sheet only with <paramref name="whole"/>.</summary>
    Task ReadOrganizationAsync(bool whole, Func<AwsAccount, Task> emit, IOperationHost host, CancellationToken cancellationToken);
}
