using System.Text.Json;
using System.Text.Json.Nodes;
using EntraAws.Contracts;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>Inline policies as JSON: whether one can be sent, and whether two say the same.</summary>
internal static class InlineDocument
{
    public static void Check(string set, string document)
    {
        try
        {
            if (JsonNode.Parse(document) is JsonObject policy && policy["Statement"] is JsonArray or JsonObject) return;
        }
        catch (JsonException e)
        {
            throw Faults.PermissionSetInvalid(set, $"the inline policy is no JSON: {e.Message}");
        }

        throw Faults.PermissionSetInvalid(set, "the inline policy is no policy document: it has no Statement.");
    }

    public static bool Same(string? one, string other)
    {
        if (one is null || one == other) return one is not null;
        try
        {
            return JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
