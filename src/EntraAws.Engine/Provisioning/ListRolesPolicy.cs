using System.Text.Json.Nodes;

namespace EntraAws.Engine.Provisioning;

/// <summary>The one permission of the provisioning agent, as an inline policy.</summary>
internal static class ListRolesPolicy
{
    public const string Name = "EntraRoleProvisioning";

    /// <summary>ListRoles knows no narrower resource than all.</summary>
    public const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:ListRoles"],"Resource":"*"}]}""";

    /// <summary>Whether a document allows the same and nothing else, however it is written.</summary>
    public static bool Matches(string document)
    {
        try
        {
            return JsonNode.Parse(document) is JsonObject policy && Only(policy["Statement"]) is JsonObject statement
                && statement.All(p => p.Key is "Sid" or "Effect" or "Action" or "Resource")
                && Text(statement["Effect"]) == "Allow"
                && string.Equals(Text(statement["Action"]), "iam:ListRoles", StringComparison.OrdinalIgnoreCase)
                && Text(statement["Resource"]) == "*";
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string? Text(JsonNode? node) => Only(node)?.GetValue<string>();

    private static JsonNode? Only(JsonNode? node) => node is JsonArray items ? items.Count == 1 ? items[0] : null : node;
}
