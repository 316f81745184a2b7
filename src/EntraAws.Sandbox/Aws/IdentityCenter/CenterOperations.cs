using System.Text.Json.Nodes;

namespace EntraAws.Sandbox;

/// <summary>Operations that go on in the background: begun, and asked after.</summary>
internal static class CenterOperations
{
    /// <summary>More than these are not carried out at once.</summary>
    private const int MostOutstanding = 10;

    public static SandboxCenterOperation Begin(JsonCall call, SandboxIdentityCenter center, string kind, SandboxPermissionSet set, string? accountId)
    {
        if (kind != "PROVISION" && center.Operations.Count(o => o.Kind != "PROVISION" && o.IsOutstanding(call.Now)) >= MostOutstanding)
            throw new AwsRefusal(System.Net.HttpStatusCode.BadRequest, "ThrottlingException", "There are too many requests processing. Please try again later.");
        var seed = $"{center.InstanceId}/{kind}/{set.Id}/{accountId}/{center.Operations.Count}";
        var operation = new SandboxCenterOperation
        {
            RequestId = TenantState.IdOf(Guid.Empty, seed).ToString(),
            Kind = kind,
            PermissionSetId = set.Id,
            AccountId = accountId,
            CreatedAt = call.Now,
            DoneAt = call.Now.AddSeconds(2 + SandboxIds.Number(seed, 7)),
        };
        center.Operations.Add(operation);
        return operation;
    }

    /// <summary>The operation of that kind that a member names by its id.</summary>
    public static SandboxCenterOperation Find(JsonCall call, SandboxIdentityCenter center, string member, string kind)
    {
        var id = call[member] ?? throw CenterCheck.Missing(member);
        return center.Operations.Find(o => o.Kind == kind && o.RequestId == id) ?? throw CenterCheck.NotFound($"Request with id {id} not found.");
    }

    public static string Status(JsonCall call, SandboxCenterOperation operation) =>
        operation.IsOutstanding(call.Now) ? "IN_PROGRESS" : operation.FailureReason is null ? "SUCCEEDED" : "FAILED";

    public static JsonObject Json(JsonCall call, SandboxIdentityCenter center, SandboxCenterOperation operation)
    {
        var json = new JsonObject
        {
            ["Status"] = Status(call, operation),
            ["RequestId"] = operation.RequestId,
            ["PermissionSetArn"] = CenterCheck.ArnOf(call, center, operation.PermissionSetId),
            ["CreatedDate"] = operation.CreatedAt.ToUnixTimeMilliseconds() / 1000d,
        };
        if (operation.FailureReason is { } reason && !operation.IsOutstanding(call.Now)) json["FailureReason"] = reason;
        if (operation.Kind == "PROVISION")
        {
            if (operation.AccountId is { } account) json["AccountId"] = account;
            return json;
        }

        json["TargetId"] = operation.AccountId;
        json["TargetType"] = "AWS_ACCOUNT";
        json["PrincipalType"] = operation.PrincipalType;
        json["PrincipalId"] = operation.PrincipalId;
        return json;
    }
}
