using System.Text.Json;

namespace EntraAws.Sandbox;

/// <summary>One statement of a trust policy.</summary>
/// <param name="Principals">Kind (AWS, Service, Federated, CanonicalUser) and value.</param>
internal sealed record TrustStatement(bool Allows, IReadOnlyList<string> Actions, IReadOnlyList<(string Kind, string Value)> Principals)
{
    private static readonly string[] Known = ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Condition"];

    public bool Names(string action) => Actions.Any(a => a is "*" or "sts:*" || string.Equals(a, action, StringComparison.OrdinalIgnoreCase));

    public static TrustStatement Read(JsonElement statement)
    {
        if (statement.ValueKind != JsonValueKind.Object) throw AwsRefusal.MalformedPolicy("Syntax errors in policy.");
        foreach (var property in statement.EnumerateObject())
        {
            if (property.Name is "Resource" or "NotResource") throw AwsRefusal.MalformedPolicy($"Has prohibited field {property.Name}");
            if (!Known.Contains(property.Name)) throw AwsRefusal.MalformedPolicy($"Syntax error: unknown element {property.Name}.");
        }

        var effect = statement.TryGetProperty("Effect", out var e) && e.ValueKind == JsonValueKind.String ? e.GetString() : null;
        if (effect is not ("Allow" or "Deny")) throw AwsRefusal.MalformedPolicy(effect is null ? "Missing required field Effect" : $"Invalid effect: {effect}");
        if (!statement.TryGetProperty("Action", out var actions) && !statement.TryGetProperty("NotAction", out actions))
            throw AwsRefusal.MalformedPolicy("Missing required field Action");
        if (!statement.TryGetProperty("Principal", out var principal) && !statement.TryGetProperty("NotPrincipal", out principal))
            throw AwsRefusal.MalformedPolicy("Missing required field Principal");
        if (statement.TryGetProperty("Condition", out var condition) && condition.ValueKind != JsonValueKind.Object)
            throw AwsRefusal.MalformedPolicy("Syntax errors in policy.");

        var names = Strings(actions);
        if (names.Any(a => a != "*" && !a.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)))
            throw AwsRefusal.MalformedPolicy("AssumeRole policy may only specify STS AssumeRole actions.");
        return new TrustStatement(effect == "Allow", names, Parties(principal).ToList());
    }

    private static IEnumerable<(string Kind, string Value)> Parties(JsonElement principal)
    {
        if (principal.ValueKind == JsonValueKind.String && principal.GetString() == "*") return [("AWS", "*")];
        if (principal.ValueKind != JsonValueKind.Object || !principal.EnumerateObject().Any())
            throw AwsRefusal.MalformedPolicy("Invalid principal in policy.");
        return principal.EnumerateObject().SelectMany(p => p.Name is "AWS" or "Service" or "Federated" or "CanonicalUser"
            ? Strings(p.Value).Select(v => (p.Name, v))
            : throw AwsRefusal.MalformedPolicy($"Invalid principal in policy: \"{p.Name}\""));
    }

    private static List<string> Strings(JsonElement element)
    {
        JsonElement[] all = element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().ToArray() : [element];
        if (all.Length == 0 || all.Any(a => a.ValueKind != JsonValueKind.String)) throw AwsRefusal.MalformedPolicy("Syntax errors in policy.");
        return all.Select(a => a.GetString()!).ToList();
    }
}
