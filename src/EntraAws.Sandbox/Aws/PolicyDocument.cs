using System.Text.Json;

namespace EntraAws.Sandbox;

/// <summary>What IAM demands of a permissions policy, as far as the sandbox looks.</summary>
internal static class PolicyDocument
{
    /// <summary>The characters that count towards quotas: white space does not.</summary>
    public static int Size(string document) => document.Count(c => !char.IsWhiteSpace(c));

    /// <exception cref="AwsRefusal">MalformedPolicyDocument.</exception>
    public static void Demand(string document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw AwsRefusal.MalformedPolicy("Syntax errors in policy.");
            if (!root.TryGetProperty("Statement", out var statement)) throw AwsRefusal.MalformedPolicy("Missing required field Statement");
            JsonElement[] all = statement.ValueKind == JsonValueKind.Array ? statement.EnumerateArray().ToArray() : [statement];
            if (all.Length == 0) throw AwsRefusal.MalformedPolicy("Missing required field Statement");
            foreach (var each in all) Demand(each);
        }
        catch (JsonException)
        {
            throw AwsRefusal.MalformedPolicy("Syntax errors in policy.");
        }
    }

    private static void Demand(JsonElement statement)
    {
        if (statement.ValueKind != JsonValueKind.Object) throw AwsRefusal.MalformedPolicy("Syntax errors in policy.");
        bool Has(string name) => statement.TryGetProperty(name, out _);
        if (Has("Principal") || Has("NotPrincipal")) throw AwsRefusal.MalformedPolicy("Policy document should not specify a principal.");
        if (!Has("Action") && !Has("NotAction")) throw AwsRefusal.MalformedPolicy("Policy statement must contain actions.");
        if (!Has("Resource") && !Has("NotResource")) throw AwsRefusal.MalformedPolicy("Policy statement must contain resources.");
        if (!statement.TryGetProperty("Effect", out var effect) || effect.ValueKind != JsonValueKind.String || effect.GetString() is not ("Allow" or "Deny"))
            throw AwsRefusal.MalformedPolicy("Syntax errors in policy.");
    }
}
