using EntraAws.Contracts;
using EntraAws.Engine.Changes;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>Assignments and their changes in words.</summary>
internal static class AssignmentPlan
{
    private const string Type = "account assignment";

    public static Change Creation(AccountAssignmentRequest request, string setName) => Of(request, setName, ChangeKind.Add) with
    {
        After = Values.Of(("Group", request.Group), ("PermissionSet", setName)),
        Reason = "The group's members can sign in to the account with this permission set.",
    };

    public static Change Removal(AccountAssignmentRequest request, string setName) => Of(request, setName, ChangeKind.Remove) with
    {
        Before = Values.Of(("Group", request.Group), ("PermissionSet", setName)),
        ReducesAccess = true,
        Reason = "The group's members can no longer sign in to the account with this permission set.",
    };

    public static AwsAccountAssignment View(Center center, AccountAssignmentRequest request, string setName, string? setArn, string? principalId) => new()
    {
        GroupName = request.Group,
        PrincipalId = principalId,
        PrincipalType = request.PrincipalType,
        PermissionSetName = setName,
        PermissionSetArn = setArn,
        AccountId = request.AccountId,
        InstanceArn = center.Arn,
    };

    private static Change Of(AccountAssignmentRequest request, string setName, ChangeKind kind) => new()
    {
        Kind = kind,
        Cloud = Cloud.Aws,
        TargetType = Type,
        Target = $"{request.Group} with {setName} in account {request.AccountId}",
        AccountId = request.AccountId,
        Reason = "",
    };
}
