using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>Assignments and their changes in words.</summary>
internal static class AssignmentPlan
{
    private const string Type = "account assignment";

    public static Change Creation(AccountAssignmentRequest request, string setName) => Of(request, setName, ChangeKind.Add) with
    {
        After = Who(request, setName),
        Reason = $"{People(request)} can sign in to the account with this permission set.",
    };

    public static Change Removal(AccountAssignmentRequest request, string setName) => Of(request, setName, ChangeKind.Remove) with
    {
        Before = Who(request, setName),
        ReducesAccess = true,
        Reason = $"{People(request)} can no longer sign in to the account with this permission set.",
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

    /// <summary>An assignment by the names of what it joins.</summary>
    public static string Title(AccountAssignmentRequest request, string setName) => $"{request.Group} with {setName} in account {request.AccountId}";

    private static string People(AccountAssignmentRequest request) => IsUser(request) ? "The user" : "The group's members";

    private static bool IsUser(AccountAssignmentRequest request) => request.PrincipalType != CenterAssignment.Group;

    private static IReadOnlyDictionary<string, string?> Who(AccountAssignmentRequest request, string setName) => Values.Of((IsUser(request) ? "User" : "Group", request.Group), ("PermissionSet", setName));

    private static Change Of(AccountAssignmentRequest request, string setName, ChangeKind kind) => new()
    {
        Kind = kind,
        Cloud = Cloud.Aws,
        TargetType = Type,
        Target = Title(request, setName),
        AccountId = request.AccountId,
        Reason = "",
    };
}
