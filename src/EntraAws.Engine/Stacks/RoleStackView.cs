using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Stacks;

/// <summary>The stack of an account as the pipeline shows it.</summary>
internal static class RoleStackView
{
    public static AwsRoleStackInstance Of(string name, StackSetResult result, string operationId) => new()
    {
        StackSetName = name,
        AccountId = result.AccountId,
        Status = Status(result.Status),
        StatusReason = result.StatusReason,
        OrganizationalUnitId = result.OrganizationalUnitId,
        Region = result.Region,
        OperationId = operationId,
    };

    public static AwsRoleStackInstance Of(string name, StackInstance instance) => new()
    {
        StackSetName = name,
        AccountId = instance.AccountId,
        Status = instance.Status == "INOPERABLE" ? AwsRoleStackStatus.Inoperable
            : instance.DetailedStatus is { Length: > 0 } detail && !(detail == "SUCCEEDED" && instance.Status == "OUTDATED") ? Status(detail)
            : instance.Status == "CURRENT" ? AwsRoleStackStatus.Succeeded : AwsRoleStackStatus.Outdated,
        StatusReason = instance.StatusReason,
        OrganizationalUnitId = instance.OrganizationalUnitId,
        Region = instance.Region,
        StackId = instance.StackId,
        OperationId = instance.OperationId,
    };

    private static AwsRoleStackStatus Status(string? text) => text switch
    {
        "SUCCEEDED" => AwsRoleStackStatus.Succeeded,
        "FAILED" => AwsRoleStackStatus.Failed,
        "CANCELLED" => AwsRoleStackStatus.Cancelled,
        "RUNNING" => AwsRoleStackStatus.Running,
        "INOPERABLE" => AwsRoleStackStatus.Inoperable,
        _ => AwsRoleStackStatus.Pending,
    };
}
