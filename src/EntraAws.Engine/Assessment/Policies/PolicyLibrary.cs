namespace EntraAws.Engine.Assessment;

/// <summary>The policies of one inventory. Each distinct document is read once, however many principals have it.</summary>
internal sealed class PolicyLibrary
{
    private static readonly CompiledPolicy Missing = new([], "its document is not in the inventory");

    private readonly string _accountId;
    private readonly Dictionary<string, string?> _managed;
    private readonly Dictionary<string, PolicyDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CompiledPolicy> _compiled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActionSet> _actions = new(StringComparer.OrdinalIgnoreCase);

    public PolicyLibrary(AwsIamInventory inventory, ActionCatalogue catalogue, IEnumerable<string> alsoNeeded)
    {
        _accountId = inventory.AccountId;
        _managed = inventory.Policies.GroupBy(p => p.Arn, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Document, StringComparer.Ordinal);
        var documents = inventory.Policies.Select(p => p.Document)
            .Concat(inventory.Users.SelectMany(u => u.InlinePolicies).Select(p => p.Document))
            .Concat(inventory.Groups.SelectMany(g => g.InlinePolicies).Select(p => p.Document))
            .Concat(inventory.Roles.SelectMany(r => r.InlinePolicies).Select(p => p.Document));
        foreach (var text in documents.OfType<string>())
        {
            if (!_documents.ContainsKey(text)) _documents[text] = PolicyDocument.Parse(text);
        }

        var spelledOut = _documents.Values.SelectMany(d => d.Statements).SelectMany(s => s.Actions)
            .Where(a => a.Contains(':', StringComparison.Ordinal) && !Wildcard.IsPattern(a));
        Universe = new ActionUniverse(catalogue, alsoNeeded.Concat(spelledOut));
    }

    public ActionUniverse Universe { get; }

    /// <summary>The managed policy of this ARN.</summary>
    public CompiledPolicy Managed(string arn) => _managed.TryGetValue(arn, out var document) && document is not null ? Of(document) : Missing;

    /// <summary>The policy of this document.</summary>
    public CompiledPolicy Of(string document)
    {
        if (_compiled.TryGetValue(document, out var found)) return found;
        var parsed = _documents.TryGetValue(document, out var known) ? known : PolicyDocument.Parse(document);
        var statements = parsed.Statements.Select(s => new CompiledStatement(s, Universe, ActionsOf(s), _accountId)).ToList();
        return _compiled[document] = new CompiledPolicy(statements, parsed.Problem);
    }

    private ActionSet ActionsOf(PolicyStatement statement)
    {
        var key = $"{(statement.IsNotAction ? "!" : "")}{string.Join('\n', statement.Actions)}";
        if (_actions.TryGetValue(key, out var found)) return found;
        var set = Universe.Empty();
        foreach (var pattern in statement.Actions) Universe.AddMatches(pattern, set);
        if (!statement.IsNotAction) return _actions[key] = set.Trim();
        var others = Universe.Empty();
        foreach (var level in Universe.Levels.Values) others.Add(level);
        others.Remove(set);
        return _actions[key] = others.Trim();
    }
}
