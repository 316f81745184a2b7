using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;

namespace EntraAws.Sandbox;

/// <summary>Permission sets: their names and settings.</summary>
internal static partial class PermissionSetActions
{
    public static JsonObject List(JsonCall call)
    {
        var center = CenterCheck.Instance(call);
        return CenterCheck.Page(call, "PermissionSets", center.PermissionSets.Select(s => (JsonNode)CenterCheck.ArnOf(call, center, s.Id)));
    }

    public static JsonObject Describe(JsonCall call)
    {
        var center = CenterCheck.Instance(call);
        return new JsonObject { ["PermissionSet"] = Json(call, center, CenterCheck.PermissionSet(call, center)) };
    }

    public static JsonObject Create(JsonCall call)
    {
        var center = CenterCheck.Instance(call);
        var name = call["Name"] ?? throw CenterCheck.Missing("name");
        CenterCheck.Length("name", name, 1, 32);
        CenterCheck.Match("name", name, Name());
        Check(call);
        if (center.PermissionSets.Exists(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase))) throw CenterCheck.Conflict($"PermissionSet with name {name} already exists.");
        if (center.PermissionSets.Count >= center.PermissionSetQuota) throw CenterCheck.Quota($"You have reached the limit of {center.PermissionSetQuota} permission sets.");
        var set = new SandboxPermissionSet
        {
            Id = "ps-" + SandboxIds.Make("", $"{center.InstanceId}/{name}", 16).ToLowerInvariant(),
            Name = name,
            Description = call["Description"],
            SessionDuration = call["SessionDuration"] ?? "PT1H",
            RelayState = call["RelayState"],
            CreatedAt = call.Now,
        };
        center.PermissionSets.Add(set);
        return new JsonObject { ["PermissionSet"] = Json(call, center, set) };
    }

    public static JsonObject Update(JsonCall call)
    {
        var center = CenterCheck.Instance(call);
        var set = Changeable(call, center);
        Check(call);
        set.Description = call["Description"] ?? set.Description;
        set.SessionDuration = call["SessionDuration"] ?? set.SessionDuration;
        set.RelayState = call["RelayState"] ?? set.RelayState;
        set.Revision++;
        return [];
    }

    /// <summary>The permission set of a write: one that is being provisioned takes none.</summary>
    public static SandboxPermissionSet Changeable(JsonCall call, SandboxIdentityCenter center)
    {
        var set = CenterCheck.PermissionSet(call, center);
        return center.Operations.Exists(o => o.PermissionSetId == set.Id && o.Kind == "PROVISION" && o.IsOutstanding(call.Now))
            ? throw CenterCheck.Conflict("The permission set is being provisioned. Please try again later.")
            : set;
    }

    private static void Check(JsonCall call)
    {
        CenterCheck.Length("description", call["Description"], 1, 700);
        CenterCheck.Match("description", call["Description"], Description());
        CenterCheck.Length("relayState", call["RelayState"], 1, 240);
        if (call["SessionDuration"] is not { } duration) return;
        try
        {
            if (XmlConvert.ToTimeSpan(duration) is var span && span >= TimeSpan.FromHours(1) && span <= TimeSpan.FromHours(12)) return;
        }
        catch (FormatException)
        {
            // The one refusal for both.
        }

        throw CenterCheck.Invalid("SessionDuration must be between 1 and 12 hours.");
    }

    private static JsonObject Json(JsonCall call, SandboxIdentityCenter center, SandboxPermissionSet set)
    {
        var json = new JsonObject
        {
            ["Name"] = set.Name,
            ["PermissionSetArn"] = CenterCheck.ArnOf(call, center, set.Id),
            ["CreatedDate"] = set.CreatedAt.ToUnixTimeMilliseconds() / 1000d,
            ["SessionDuration"] = set.SessionDuration,
        };
        if (set.Description is not null) json["Description"] = set.Description;
        if (set.RelayState is not null) json["RelayState"] = set.RelayState;
        return json;
    }

    [GeneratedRegex(@"^[\w+=,.@-]+\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*\z")]
    private static partial Regex Description();
}
