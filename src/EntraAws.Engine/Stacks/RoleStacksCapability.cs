using EntraAws.Contracts;
using EntraAws.Rules;

namespace EntraAws.Engine.Stacks;

/// <summary>Roles by CloudFormation StackSets, where AWS does the fan-out.</summary>
internal sealed class RoleStacksCapability(SessionContext context) : IRoleStacks
{
    private readonly RoleStackExport _export = new(context);
    private readonly RoleStackPublisher _publisher = new(context);

    public Task<AwsRoleStack> ExportAsync(RoleStackRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _export.ExportAsync(request, host, cancellationToken);

    public Task PublishAsync(RoleStackPublication request, Func<AwsRoleStackInstance, Task> emit, IOperationHost host, CancellationToken cancellationToken) =>
        _publisher.PublishAsync(request, emit, host, cancellationToken);

    public async Task FindAsync(string stackSetName, Func<AwsRoleStackInstance, Task> emit, CancellationToken cancellationToken)
    {
        StackRules.CheckStackSetName(stackSetName);
        var identity = context.Aws.Identity;
        // Without an organization, or without the right to ask, there are only stack sets of the account itself.
        var organization = await OrganizationAsync(cancellationToken);
        var delegated = organization is not null && organization != identity.AccountId;
        var sets = context.Aws.StackSets;
        var found = await sets.DescribeAsync(stackSetName, delegated: false, cancellationToken);
        if (found is not null) delegated = false;
        else if (delegated) found = await sets.DescribeAsync(stackSetName, delegated: true, cancellationToken);
        if (found is null) throw Faults.StackSetNotFound(stackSetName, RoleStackPublisher.Region(identity));
        foreach (var instance in (await sets.ListInstancesAsync(stackSetName, delegated, cancellationToken)).OrderBy(i => i.AccountId, StringComparer.Ordinal))
            await emit(RoleStackView.Of(stackSetName, instance));
    }

    private async Task<string?> OrganizationAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await context.Aws.Organization.DescribeAsync(cancellationToken))?.ManagementAccountId;
        }
        catch (EntraAwsException e) when (e.Category == FaultCategory.PermissionDenied)
        {
            return null;
        }
    }
}
