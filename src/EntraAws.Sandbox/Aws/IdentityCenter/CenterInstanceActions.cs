using System.Text.Json.Nodes;

namespace EntraAws.Sandbox;

/// <summary>The instance itself.</summary>
internal static class CenterInstanceActions
{
    /// <summary>Empty in a Region that has none, and for accounts that have nothing to do with it.</summary>
    public static JsonObject List(JsonCall call) => CenterCheck.Page(call, "Instances", CenterCheck.Seen(call) is { } center && CenterCheck.MayManage(center, call) ? [Json(call, center)] : []);

    private static JsonObject Json(JsonCall call, SandboxIdentityCenter center)
    {
        var json = new JsonObject
        {
            ["InstanceArn"] = center.InstanceArn(call.Caller.Account.Partition),
            ["IdentityStoreId"] = center.IdentityStoreId,
            ["OwnerAccountId"] = center.OwnerAccountId,
            ["CreatedDate"] = center.CreatedAt.ToUnixTimeMilliseconds() / 1000d,
            ["Status"] = "ACTIVE",
        };
        if (center.Name is not null) json["Name"] = center.Name;
        return json;
    }
}
