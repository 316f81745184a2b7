using System.Text.Json;
using System.Text.Json.Nodes;

namespace EntraAws.Engine.Documents;

/// <summary>Policy documents that users write: whether one can be sent.</summary>
internal static class PolicyJson
{
    /// <summary>Why a text is no policy document, as the end of a sentence; null for one that is.</summary>
    public static string? Problem(string document)
    {
        try
        {
            var root = JsonNode.Parse(document);
            Walk(root);
            return root is JsonObject policy && policy["Statement"] is JsonArray or JsonObject ? null : "it is no policy document: it has no Statement.";
        }
        catch (JsonException e)
        {
            return $"it is no JSON: {e.Message}";
        }
        catch (ArgumentException)
        {
            // Which of the two counts differs from reader to reader, and IAM takes neither.
            return "it has a key twice in the same object.";
        }
    }

    // A node is taken apart only when it is looked at.
    private static void Walk(JsonNode? node)
    {
        foreach (var child in node switch { JsonObject map => map.Select(p => p.Value), JsonArray list => list, _ => [] }) Walk(child);
    }
}
