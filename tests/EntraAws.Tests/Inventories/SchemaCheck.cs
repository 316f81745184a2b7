using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EntraAws.Tests.Inventories;

/// <summary>
/// The part of JSON Schema that docs/schema/inventory.json is written in, and stricter: a property that the schema does
/// not name is an error, and so is a keyword that is not known here.
/// </summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private readonly List<string> _errors = [];

    public static IReadOnlyList<string> Errors(JsonElement schema, JsonElement file)
    {
        var check = new SchemaCheck(schema);
        check.Check(schema, file, "$");
        return check._errors;
    }

    private void Check(JsonElement schema, JsonElement value, string at)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var rule = keyword.Value;
            switch (keyword.Name)
            {
                case "$ref": Check(root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), value, at); break;
                case "type": Expect(Is(rule.GetString()!, value), at, $"is no {rule}"); break;
                case "const": Expect(JsonElement.DeepEquals(rule, value), at, $"is not {rule}"); break;
                case "enum": Expect(rule.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)), at, $"{value} is none of {rule}"); break;
                case "pattern": Expect(Regex.IsMatch(value.GetString() ?? "", rule.GetString()!), at, $"{value} does not match {rule}"); break;
                case "format": Expect(rule.GetString() == "date-time" && value.TryGetDateTimeOffset(out _), at, $"{value} is no {rule}"); break;
                case "minProperties": Expect(value.EnumerateObject().Count() >= rule.GetInt32(), at, "has too few properties"); break;
                case "maxProperties": Expect(value.EnumerateObject().Count() <= rule.GetInt32(), at, "has too many properties"); break;
                case "maxItems": Expect(value.GetArrayLength() <= rule.GetInt32(), at, "has too many items"); break;
                case "required":
                    foreach (var name in rule.EnumerateArray()) Expect(value.TryGetProperty(name.GetString()!, out _), at, $"lacks {name}");
                    break;
                case "items":
                    foreach (var (i, item) in value.EnumerateArray().Select((v, i) => (i, v))) Check(rule, item, string.Create(CultureInfo.InvariantCulture, $"{at}[{i}]"));
                    break;
                case "properties" or "additionalProperties" or "$schema" or "$defs" or "title" or "description": break;
                default: _errors.Add($"{at}: the schema's keyword {keyword.Name} is unknown"); break;
            }
        }

        if (value.ValueKind == JsonValueKind.Object && !schema.TryGetProperty("$ref", out _)) CheckProperties(schema, value, at);
    }

    private void CheckProperties(JsonElement schema, JsonElement value, string at)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var named) && named.TryGetProperty(property.Name, out var rule)) Check(rule, property.Value, $"{at}.{property.Name}");
            else if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object) Check(others, property.Value, $"{at}.{property.Name}");
            else _errors.Add($"{at}.{property.Name} is not in the schema");
        }
    }

    private void Expect(bool good, string at, string otherwise)
    {
        if (!good) _errors.Add($"{at} {otherwise}");
    }

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => false,
    };
}
