using System.Text.Json;
using System.Text.Json.Nodes;

namespace EntraAws.Sandbox;

/// <summary>The identity store: who Identity Center knows.</summary>
internal static class IdentityStoreActions
{
    public static JsonObject ListGroups(JsonCall call) => CenterCheck.Page(call, "Groups", Store(call).Groups.Select(g => (JsonNode)Json(call, g)));

    public static JsonObject GetGroupId(JsonCall call)
    {
        var center = Store(call);
        var name = call.Child("AlternateIdentifier") is { ValueKind: JsonValueKind.Object } alternate && alternate.TryGetProperty("UniqueAttribute", out var unique)
            && unique.TryGetProperty("AttributePath", out var path) && string.Equals(path.GetString(), "displayName", StringComparison.OrdinalIgnoreCase)
            && unique.TryGetProperty("AttributeValue", out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : throw CenterCheck.Invalid("AlternateIdentifier is not valid.");
        var group = center.Groups.Find(g => string.Equals(g.DisplayName, name, StringComparison.OrdinalIgnoreCase)) ?? throw CenterCheck.NotFound("GROUP not found.");
        return new JsonObject { ["GroupId"] = group.GroupId, ["IdentityStoreId"] = center.IdentityStoreId };
    }

    public static JsonObject DescribeGroup(JsonCall call) =>
        Json(call, Store(call).Groups.Find(g => g.GroupId == call["GroupId"]) ?? throw CenterCheck.NotFound("GROUP not found."));

    public static JsonObject DescribeUser(JsonCall call)
    {
        var user = Store(call).Users.Find(u => u.UserId == call["UserId"]) ?? throw CenterCheck.NotFound("USER not found.");
        return new JsonObject { ["UserId"] = user.UserId, ["UserName"] = user.UserName, ["DisplayName"] = user.DisplayName, ["IdentityStoreId"] = call["IdentityStoreId"] };
    }

    private static JsonObject Json(JsonCall call, SandboxStoreGroup group) =>
        new() { ["GroupId"] = group.GroupId, ["DisplayName"] = group.DisplayName, ["IdentityStoreId"] = call["IdentityStoreId"] };

    private static SandboxIdentityCenter Store(JsonCall call)
    {
        var id = call["IdentityStoreId"] ?? throw CenterCheck.Missing("identityStoreId");
        if (CenterCheck.Seen(call) is not { } center || center.IdentityStoreId != id) throw CenterCheck.NotFound($"IdentityStore {id} not found.");
        return CenterCheck.MayManage(center, call) ? center : throw AwsRefusal.AccessDenied($"User: {call.Caller.Arn} is not authorized to perform this operation on {id}");
    }
}
