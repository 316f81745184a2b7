using EntraAws.Contracts;

namespace EntraAws.Engine.Inventory;

/// <summary>The record sheets of accounts.</summary>
internal sealed class AccountsCapability(SessionContext context) : IAccounts
{
    public Task<AwsAccount> ReadAsync(string? accountId, IOperationHost host, CancellationToken cancellationToken) => throw new NotImplementedException(context.ToString());

    public Task ReadOrganizationAsync(bool whole, Func<AwsAccount, Task> emit, IOperationHost host, CancellationToken cancellationToken) => throw new NotImplementedException();
}
