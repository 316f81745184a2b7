using System.Text.Json;
using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Documents;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>Inline policies as JSON: whether one can be sent, and whether two say the same.</summary>
internal static class InlineDocument
{
    public static void Check(string set, string document)
    {
        if (PolicyJson.Problem(document) is { } why) throw Faults.PermissionSetInvalid(set, $"the inline policy can't be used: {why}");
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
