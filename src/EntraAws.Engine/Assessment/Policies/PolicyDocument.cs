using System.Text.Json;

namespace EntraAws.Engine.Assessment;

/// <summary>A policy document, read as far as it can be.</summary>
internal sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statements, string? Problem)
{
    /// <summary>Reads a document. What is no policy, or only partly one, comes back with the problem.</summary>
    public static PolicyDocument Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new PolicyDocument([], "there is no document");
        try
        {
            using var json = JsonDocument.Parse(text);
            if (Property(json.RootElement, "Statement") is not { } statement) return new PolicyDocument([], "it has no Statement");
            var items = statement.ValueKind == JsonValueKind.Array ? statement.EnumerateArray().ToList() : [statement];
            var problems = new List<string>();
            var statements = items.Select((item, i) => Read(item, i + 1, problems)).OfType<PolicyStatement>().ToList();
            return new PolicyDocument(statements, problems.Count > 0 ? string.Join("; ", problems) : null);
        }
        catch (JsonException)
        {
            return new PolicyDocument([], "it is no JSON");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // A lone surrogate in a text: JSON by its form, but no Unicode.
            return new PolicyDocument([], "it holds text that is no Unicode");
        }
    }

    private static PolicyStatement? Read(JsonElement item, int number, List<string> problems)
    {
        if (item.ValueKind != JsonValueKind.Object) return Refuse($"statement {number} is no object", problems);
        var effect = Texts(Property(item, "Effect")) is [var one] ? one : null;
        if (effect is not ("Allow" or "Deny")) return Refuse($"statement {number} has no Effect of Allow or Deny", problems);
        var actions = Texts(Property(item, "Action"));
        var notActions = Property(item, "NotAction");
        if (actions is null && Texts(notActions) is null) return Refuse($"statement {number} has no readable Action", problems);
        var resources = Texts(Property(item, "Resource"));
        var notResources = Texts(Property(item, "NotResource"));
        if ((resources ?? notResources) is null && (Property(item, "Resource") ?? Property(item, "NotResource")) is not null) return Refuse($"statement {number} has no readable Resource", problems);
        var condition = Property(item, "Condition");
        return new PolicyStatement
        {
            Label = Property(item, "Sid") is { ValueKind: JsonValueKind.String } sid && sid.GetString() is { Length: > 0 } name ? name : number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Allows = effect == "Allow",
            Actions = actions ?? Texts(notActions)!,
            IsNotAction = actions is null,
            // A trust policy has no Resource: it speaks of the role itself.
            Resources = resources ?? notResources ?? ["*"],
            IsNotResource = resources is null && notResources is not null,
            IsNotPrincipal = Property(item, "NotPrincipal") is not null,
            HasCondition = condition is { } c && !(c.ValueKind == JsonValueKind.Object && !c.EnumerateObject().Any()),
            ConditionKeys = ConditionKeysOf(condition),
        };
    }

    private static PolicyStatement? Refuse(string problem, List<string> problems)
    {
        problems.Add(problem);
        return null;
    }

    private static IReadOnlyList<string> ConditionKeysOf(JsonElement? condition) => condition is { ValueKind: JsonValueKind.Object } found
        ? found.EnumerateObject().Where(o => o.Value.ValueKind == JsonValueKind.Object).SelectMany(o => o.Value.EnumerateObject().Select(k => k.Name))
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList()
        : [];

    // IAM takes one text wherever it takes a list of them.
    private static IReadOnlyList<string>? Texts(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } many when many.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) => many.EnumerateArray().Select(e => e.GetString()!).ToList(),
        _ => null,
    };

    private static JsonElement? Property(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        foreach (var property in element.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        }

        return null;
    }
}
