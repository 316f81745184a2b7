using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EntraAws.Engine.Documents;

/// <summary>The claims that AWS wants in an assertion, as a claims mapping policy's definition. AWS tells upper from lower case in their names.</summary>
internal sealed record ClaimsDefinition(string SessionNameSource, int SessionDuration)
{
    private const string Prefix = "https://aws.amazon.com/SAML/Attributes/";

    public override string ToString() => new JsonObject
    {
        ["ClaimsMappingPolicy"] = new JsonObject
        {
            ["Version"] = 1,
            ["IncludeBasicClaimSet"] = "true",
            ["ClaimsSchema"] = new JsonArray(
                new JsonObject { ["Source"] = "user", ["ID"] = "assignedroles", ["SamlClaimType"] = Prefix + "Role" },
                new JsonObject { ["Source"] = "user", ["ID"] = SessionNameSource, ["SamlClaimType"] = Prefix + "RoleSessionName" },
                new JsonObject { ["Value"] = SessionDuration.ToString(CultureInfo.InvariantCulture), ["SamlClaimType"] = Prefix + "SessionDuration" }),
        },
    }.ToJsonString();

    /// <summary>Reads a definition; null when it does not give AWS all three claims.</summary>
    public static ClaimsDefinition? Parse(string definition)
    {
        try
        {
            if (JsonNode.Parse(definition)?["ClaimsMappingPolicy"]?["ClaimsSchema"] is not JsonArray schema) return null;
            JsonNode? Claim(string name) => schema.FirstOrDefault(c => (string?)c?["SamlClaimType"] == Prefix + name);
            return (string?)Claim("Role")?["ID"] == "assignedroles"
                && (string?)Claim("RoleSessionName")?["ID"] is { } source
                && int.TryParse((string?)Claim("SessionDuration")?["Value"], CultureInfo.InvariantCulture, out var duration)
                ? new ClaimsDefinition(source, duration)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
