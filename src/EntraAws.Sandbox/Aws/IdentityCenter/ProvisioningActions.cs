using System.Text.Json.Nodes;

namespace EntraAws.Sandbox;

/// <summary>Permission sets as the accounts have them: a changed one reaches them only when it is provisioned again.</summary>
internal static class ProvisioningActions
{
    public static JsonObject ListAccounts(JsonCall call)
    {
        var center = CenterCheck.Instance(call);
        var set = CenterCheck.PermissionSet(call, center);
        var status = call["ProvisioningStatus"];
        if (status is not (null or "LATEST_PERMISSION_SET_PROVISIONED" or "LATEST_PERMISSION_SET_NOT_PROVISIONED")) throw CenterCheck.Invalid("ProvisioningStatus is not valid.");
        var accounts = set.Provisioned.Where(p => p.At <= call.Now).GroupBy(p => p.AccountId)
            .Where(g => status is null || (status == "LATEST_PERMISSION_SET_PROVISIONED") == (g.Max(p => p.Revision) == set.Revision))
            .Select(g => g.Key).Order(StringComparer.Ordinal);
        return CenterCheck.Page(call, "AccountIds", accounts.Select(a => (JsonNode)a));
    }

    public static JsonObject Provision(JsonCall call)
    {
        var center = CenterCheck.Instance(call);
        var all = call["TargetType"] switch
        {
            "ALL_PROVISIONED_ACCOUNTS" => true,
            "AWS_ACCOUNT" => false,
            _ => throw CenterCheck.Invalid("TargetType must be AWS_ACCOUNT or ALL_PROVISIONED_ACCOUNTS."),
        };
        var account = all ? null : CenterCheck.Account(call, "TargetId");
        var set = PermissionSetActions.Changeable(call, center);
        var operation = CenterOperations.Begin(call, center, "PROVISION", set, account);
        foreach (var id in set.Provisioned.Select(p => p.AccountId).Distinct().Where(a => all || a == account).ToList())
        {
            if (CenterRoles.Problem(call, center, set, id) is { } problem) operation.FailureReason = problem;
            else CenterRoles.Provision(call, center, set, id, operation.DoneAt);
        }

        return new JsonObject { ["PermissionSetProvisioningStatus"] = CenterOperations.Json(call, center, operation) };
    }

    public static JsonObject Describe(JsonCall call)
    {
        var center = CenterCheck.Instance(call);
        var operation = CenterOperations.Find(call, center, "ProvisionPermissionSetRequestId", "PROVISION");
        return new JsonObject { ["PermissionSetProvisioningStatus"] = CenterOperations.Json(call, center, operation) };
    }
}
