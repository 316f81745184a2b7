using System.Text.Json;
using System.Text.Json.Nodes;

namespace EntraAws.Sandbox;

/// <summary>Who has which permission set in which account. Both ways of changing that take a while.</summary>
internal static class AssignmentActions
{
    public static JsonObject List(JsonCall call)
    {
        var center = CenterCheck.Instance(call);
        var set = CenterCheck.PermissionSet(call, center);
        var account = CenterCheck.Account(call, "AccountId");
        var arn = CenterCheck.ArnOf(call, center, set.Id);
        return CenterCheck.Page(call, "AccountAssignments", center.Assignments
            .Where(a => a.AccountId == account && a.PermissionSetId == set.Id && a.IsVisible(call.Now))
            .Select(a => (JsonNode)new JsonObject { ["AccountId"] = a.AccountId, ["PermissionSetArn"] = arn, ["PrincipalType"] = a.PrincipalType, ["PrincipalId"] = a.PrincipalId }));
    }

    /// <summary>One that is there already succeeds once more.</summary>
    public static JsonObject Create(JsonCall call)
    {
        var (center, set, account, type, id) = Wanted(call);
        if (!(type == "GROUP" ? center.Groups.Exists(g => g.GroupId == id) : center.Users.Exists(u => u.UserId == id))) throw CenterCheck.NotFound($"{type} not found");
        var operation = CenterOperations.Begin(call, center, "CREATE", set, account);
        (operation.PrincipalType, operation.PrincipalId) = (type, id);
        operation.FailureReason = CenterRoles.Problem(call, center, set, account);
        if (operation.FailureReason is null && !center.Assignments.Exists(a => a.Exists() && a.Is(account, set.Id, type, id)))
        {
            center.Assignments.Add(new SandboxAccountAssignment { AccountId = account, PermissionSetId = set.Id, PrincipalType = type, PrincipalId = id, VisibleAt = operation.DoneAt });
            CenterRoles.Provision(call, center, set, account, operation.DoneAt);
        }

        return new JsonObject { ["AccountAssignmentCreationStatus"] = CenterOperations.Json(call, center, operation) };
    }

    public static JsonObject Delete(JsonCall call)
    {
        var (center, set, account, type, id) = Wanted(call);
        var assignment = center.Assignments.Find(a => a.Exists() && a.Is(account, set.Id, type, id)) ?? throw CenterCheck.NotFound("Assignment not found.");
        var operation = CenterOperations.Begin(call, center, "DELETE", set, account);
        (operation.PrincipalType, operation.PrincipalId) = (type, id);
        assignment.GoneAt = operation.DoneAt;
        if (!center.Assignments.Exists(a => a.Exists() && a.AccountId == account && a.PermissionSetId == set.Id)) CenterRoles.Remove(call, set, account);
        return new JsonObject { ["AccountAssignmentDeletionStatus"] = CenterOperations.Json(call, center, operation) };
    }

    public static JsonObject DescribeCreation(JsonCall call) => Describe(call, "AccountAssignmentCreationRequestId", "CREATE", "AccountAssignmentCreationStatus");

    public static JsonObject DescribeDeletion(JsonCall call) => Describe(call, "AccountAssignmentDeletionRequestId", "DELETE", "AccountAssignmentDeletionStatus");

    /// <summary>Only id, status and time of each; what it is about has to be asked for one by one.</summary>
    public static JsonObject ListCreations(JsonCall call)
    {
        var center = CenterCheck.Instance(call);
        var status = call.Child("Filter") is { ValueKind: JsonValueKind.Object } filter && filter.TryGetProperty("Status", out var value) ? value.GetString() : null;
        return CenterCheck.Page(call, "AccountAssignmentsCreationStatus", center.Operations
            .Where(o => o.Kind == "CREATE" && (status is null || CenterOperations.Status(call, o) == status))
            .Select(o => (JsonNode)new JsonObject { ["Status"] = CenterOperations.Status(call, o), ["RequestId"] = o.RequestId, ["CreatedDate"] = o.CreatedAt.ToUnixTimeMilliseconds() / 1000d }));
    }

    private static JsonObject Describe(JsonCall call, string member, string kind, string answer)
    {
        var center = CenterCheck.Instance(call);
        return new JsonObject { [answer] = CenterOperations.Json(call, center, CenterOperations.Find(call, center, member, kind)) };
    }

    private static (SandboxIdentityCenter Center, SandboxPermissionSet Set, string Account, string Type, string Id) Wanted(JsonCall call)
    {
        var center = CenterCheck.Instance(call);
        var set = CenterCheck.PermissionSet(call, center);
        var account = CenterCheck.Account(call, "TargetId");
        if (call["TargetType"] != "AWS_ACCOUNT") throw CenterCheck.Invalid("TargetType must be AWS_ACCOUNT.");
        if (call["PrincipalType"] is not ("USER" or "GROUP")) throw CenterCheck.Invalid("PrincipalType must be USER or GROUP.");
        var id = call["PrincipalId"] ?? throw CenterCheck.Missing("principalId");
        if (call.State.Organization?.Accounts.Exists(a => a.AccountId == account) != true) throw CenterCheck.NotFound($"Account {account} not found in the organization.");
        if (account == call.State.Organization.ManagementAccountId && call.Caller.Account.AccountId != account)
            throw AwsRefusal.AccessDenied("Only the management account can manage access to the management account.");
        if (center.Operations.Exists(o => o.Kind != "PROVISION" && o.IsOutstanding(call.Now) && o.PermissionSetId == set.Id && o.AccountId == account && o.PrincipalId == id))
            throw CenterCheck.Conflict("There is a conflicting operation in process for this assignment. Please try again later.");
        return (center, set, account, call["PrincipalType"]!, id);
    }
}
