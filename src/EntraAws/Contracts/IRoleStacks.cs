namespace EntraAws.Contracts;

/// <summary>Roles by CloudFormation StackSets, where AWS does the fan-out.</summary>
internal interface IRoleStacks
{
    /// <summary>Writes the template.</summary>
    Task<AwsRoleStack> ExportAsync(RoleStackRequest request, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Brings a stack set and its accounts to a template, and gives each account when it is done.</summary>
    Task PublishAsync(RoleStackPublication request, Func<AwsRoleStackInstance, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>The accounts of a stack set as they are now.</summary>
    Task FindAsync(string stackSetName, Func<AwsRoleStackInstance, Task> emit, CancellationToken cancellationToken);
}
