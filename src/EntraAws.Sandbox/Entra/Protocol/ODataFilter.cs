using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>The part of $filter that directory objects know.</summary>
internal sealed class ODataFilter
{
    // Without the advanced queries' header: https://learn.microsoft.com/graph/filter-query-parameter
    private const int MostValues = 15;

    private readonly Queue<string> _tokens;
    private readonly string[] _filterable;

    private ODataFilter(string text, string[] filterable)
    {
        _tokens = ODataTokens.Of(text);
        _filterable = filterable;
        Matches = Or();
        if (_tokens.Count > 0) throw Invalid(_tokens.Peek());
    }

    public Predicate<JsonObject> Matches { get; }

    /// <summary>Whether it uses an operator that only the advanced, eventually consistent queries have.</summary>
    public bool Advanced { get; private set; }

    public static ODataFilter Parse(string text, string[] filterable) => new(text, filterable);

    private Predicate<JsonObject> Or()
    {
        var left = And();
        while (Accept("or"))
        {
            var (first, second) = (left, And());
            left = row => first(row) || second(row);
        }

        return left;
    }

    private Predicate<JsonObject> And()
    {
        var left = Unary();
        while (Accept("and"))
        {
            var (first, second) = (left, Unary());
            left = row => first(row) && second(row);
        }

        return left;
    }

    private Predicate<JsonObject> Unary()
    {
        if (Accept("not"))
        {
            Advanced = true;
            var inner = Unary();
            return row => !inner(row);
        }

        if (!Accept("(")) return Comparison();
        var group = Or();
        Expect(")");
        return group;
    }

    private Predicate<JsonObject> Comparison()
    {
        var word = Next();
        if (word is "startsWith" or "startswith" or "endsWith" or "endswith") return Function(word);
        if (word.EndsWith("/any", StringComparison.Ordinal)) return Any(Property(word[..^4]));
        var property = Property(word);
        switch (Next())
        {
            case "eq":
                var equal = Literal();
                return row => Same(row[property], equal);
            case "ne":
                Advanced = true;
                var other = Literal();
                return row => !Same(row[property], other);
            case "in":
                Expect("(");
                var values = new List<string?> { Literal() };
                while (Accept(",")) values.Add(Literal());
                Expect(")");
                if (values.Count > MostValues)
                    throw Refusal.UnsupportedQuery($"Too many child clauses specified in search filter expression containing 'OR' operators: {values.Count}. Max allowed: {MostValues}.");
                return row => values.Exists(value => Same(row[property], value));
            case var unknown:
                throw Invalid(unknown);
        }
    }

    private Predicate<JsonObject> Function(string name)
    {
        Expect("(");
        var property = Property(Next());
        Expect(",");
        var value = Literal() ?? "";
        Expect(")");
        if (char.ToLowerInvariant(name[0]) == 's') return row => Text(row[property])?.StartsWith(value, StringComparison.OrdinalIgnoreCase) == true;
        Advanced = true;
        return row => Text(row[property])?.EndsWith(value, StringComparison.OrdinalIgnoreCase) == true;
    }

    private Predicate<JsonObject> Any(string property)
    {
        Expect("(");
        var variable = Next();
        Expect(":");
        Expect(variable);
        Expect("eq");
        var value = Literal();
        Expect(")");
        return row => row[property] is JsonArray items && items.Any(item => Same(item, value));
    }

    private string Property(string name) => Array.Find(_filterable, p => string.Equals(p, name, StringComparison.OrdinalIgnoreCase))
        ?? throw Refusal.UnsupportedQuery($"Unsupported or invalid query filter clause specified for property '{name}'.");

    private string? Literal()
    {
        var token = Next();
        return token switch
        {
            "null" => null,
            ['\'', .., '\''] => token[1..^1].Replace("''", "'", StringComparison.Ordinal),
            "(" or ")" or "," or ":" => throw Invalid(token),
            _ => token,
        };
    }

    private static bool Same(JsonNode? node, string? value) => string.Equals(Text(node), value, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => node.ToJsonString(),
    };

    private string Next() => _tokens.Count > 0 ? _tokens.Dequeue() : throw Invalid("end of the expression");

    private bool Accept(string token)
    {
        if (_tokens.Count == 0 || _tokens.Peek() != token) return false;
        _tokens.Dequeue();
        return true;
    }

    private void Expect(string token)
    {
        if (!Accept(token)) throw Invalid(_tokens.Count > 0 ? _tokens.Peek() : "end of the expression");
    }

    private static GraphException Invalid(string token) => new(400, "BadRequest", $"Invalid filter clause: syntax error at '{token}'.");
}
