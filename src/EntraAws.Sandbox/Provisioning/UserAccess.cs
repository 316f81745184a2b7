using System.Text.Json;

namespace EntraAws.Sandbox;

/// <summary>Whether a user's policies allow an action on all resources. Conditions are not evaluated.</summary>
internal static class UserAccess
{
    public static bool Allows(AwsAccountState account, SandboxUser user, string action)
    {
        var groups = account.Groups.Where(g => user.Groups.Contains(g.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        var inline = user.InlinePolicies.Concat(groups.SelectMany(g => g.InlinePolicies)).Select(p => p.Document);
        var managed = user.AttachedPolicies.Concat(groups.SelectMany(g => g.AttachedPolicies)).Select(a => Document(account, a));
        var statements = inline.Concat(managed).SelectMany(Statements).Where(s => Names(s, action)).ToList();
        if (!statements.Exists(s => Effect(s) == "Allow") || statements.Exists(s => Effect(s) == "Deny")) return false;
        return user.PermissionsBoundary is not { } boundary || Statements(Document(account, boundary)).Any(s => Effect(s) == "Allow" && Names(s, action));
    }

    private static string Document(AwsAccountState account, string arn)
    {
        var policy = ManagedPolicies.Find(account, arn);
        return policy?.Versions.Find(v => v.VersionId == policy.DefaultVersionId)?.Document ?? "{}";
    }

    private static List<JsonElement> Statements(string document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("Statement", out var statement)) return [];
            return statement.ValueKind == JsonValueKind.Array ? [.. statement.EnumerateArray().Select(s => s.Clone())] : [statement.Clone()];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string? Effect(JsonElement statement) => statement.TryGetProperty("Effect", out var effect) ? effect.GetString() : null;

    private static bool Names(JsonElement statement, string action) =>
        statement.ValueKind == JsonValueKind.Object
        && Texts(statement, "Action").Exists(a => Covers(a, action)) && Texts(statement, "Resource").Exists(r => r == "*");

    private static bool Covers(string pattern, string action) =>
        pattern.EndsWith('*') ? action.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase) : string.Equals(pattern, action, StringComparison.OrdinalIgnoreCase);

    private static List<string> Texts(JsonElement statement, string name) => !statement.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.ToString())] : [value.ToString()];
}
