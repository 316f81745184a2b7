using System.Text.Json;

namespace EntraAws.Engine.Documents;

/// <summary>One statement of a trust policy.</summary>
internal sealed record TrustStatement(
    bool Allows,
    IReadOnlyList<TrustPrincipal> Principals,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> ConditionKeys,
    IReadOnlyList<string> Audiences)
{
    /// <summary>All conditions: operator, key and values, as written.</summary>
    public IReadOnlyList<(string Operator, string Key, IReadOnlyList<string> Values)> Conditions { get; init; } = [];

    /// <summary>The actions that the statement leaves out, where it means all others.</summary>
    public IReadOnlyList<string> NotActions { get; init; } = [];

    /// <summary>The principals that the statement leaves out, where it means all others.</summary>
    public IReadOnlyList<TrustPrincipal> NotPrincipals { get; init; } = [];

    public static TrustStatement Read(JsonElement statement)
    {
        var conditions = Property(statement, "Condition") is { ValueKind: JsonValueKind.Object } found
            ? found.EnumerateObject().Where(o => o.Value.ValueKind == JsonValueKind.Object)
                .SelectMany(o => o.Value.EnumerateObject().Select(k => (Operator: o.Name, Key: k.Name, Values: Texts(k.Value)))).ToList()
            : [];
        return new TrustStatement(
            Property(statement, "Effect") is { ValueKind: JsonValueKind.String } effect && effect.GetString() == "Allow",
            ReadPrincipals(Property(statement, "Principal")),
            Texts(Property(statement, "Action")),
            conditions.Select(c => c.Key).ToList(),
            conditions.Where(c => string.Equals(c.Key, "SAML:aud", StringComparison.OrdinalIgnoreCase) && c.Operator is "StringEquals" or "StringLike").SelectMany(c => c.Values).ToList())
        {
            Conditions = conditions,
            NotActions = Texts(Property(statement, "NotAction")),
            NotPrincipals = ReadPrincipals(Property(statement, "NotPrincipal")),
        };
    }

    private static IReadOnlyList<TrustPrincipal> ReadPrincipals(JsonElement? principal) => principal switch
    {
        { ValueKind: JsonValueKind.String } any => [new TrustPrincipal("AWS", any.GetString()!)],
        { ValueKind: JsonValueKind.Object } typed => typed.EnumerateObject().SelectMany(p => Texts(p.Value).Select(v => new TrustPrincipal(p.Name, v))).ToList(),
        _ => [],
    };

    // IAM takes one text wherever it takes a list of them.
    private static IReadOnlyList<string> Texts(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } many => many.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!).ToList(),
        _ => [],
    };

    private static JsonElement? Property(JsonElement statement, string name) => statement.TryGetProperty(name, out var value) ? value : null;
}
