namespace EntraAws.Engine.Assessment;

/// <summary>
/// All actions that an analysis can speak of, numbered: the catalogue's, and those that an inventory's policies spell
/// out although the catalogue doesn't know them.
/// </summary>
internal sealed class ActionUniverse
{
    // Documents may name any number of made-up actions; past this many they are left to wildcards.
    private const int MostUnknown = 4096;

    private readonly Dictionary<string, int> _index;
    private readonly Dictionary<string, (int From, int To)> _services = new(StringComparer.OrdinalIgnoreCase);
    private readonly string[] _names;
    private readonly int[] _serviceOf;

    public ActionUniverse(ActionCatalogue catalogue, IEnumerable<string> others)
    {
        var unknown = others.Where(o => !catalogue.Levels.ContainsKey(o)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostUnknown);
        _names = catalogue.Levels.Keys.Concat(unknown).ToArray();
        var keys = Array.ConvertAll(_names, n => ServicePart(n).ToLowerInvariant());
        Array.Sort(keys, _names, StringComparer.Ordinal);
        _index = new Dictionary<string, int>(_names.Length, StringComparer.OrdinalIgnoreCase);
        _serviceOf = new int[_names.Length];
        (Known, Services) = (Empty(), []);
        var levels = Enum.GetValues<ActionLevel>().ToDictionary(l => l, _ => Empty());
        for (var i = 0; i < _names.Length; i++)
        {
            _index[_names[i]] = i;
            if (i == 0 || keys[i] != keys[i - 1]) Services.Add(keys[i]);
            _serviceOf[i] = Services.Count - 1;
            _services[keys[i]] = (_services.TryGetValue(keys[i], out var range) ? range.From : i, i + 1);
            var known = catalogue.Levels.TryGetValue(_names[i], out var level);
            if (known) Known.Add(i);
            levels[known ? VerbRules.Corrected(_names[i], level) : VerbRules.LevelOf(_names[i])].Add(i);
        }

        Levels = levels;
    }

    public int Size => _names.Length;

    /// <summary>The actions that the catalogue knows.</summary>
    public ActionSet Known { get; }

    /// <summary>The actions of each level; an unknown action's level is guessed by its verb.</summary>
    public IReadOnlyDictionary<ActionLevel, ActionSet> Levels { get; }

    /// <summary>The service prefixes, in the order of their numbers.</summary>
    public List<string> Services { get; }

    public string Name(int index) => _names[index];

    public int ServiceOf(int index) => _serviceOf[index];

    public int IndexOf(string action) => _index.GetValueOrDefault(action, -1);

    public ActionSet Empty() => new(_names.Length);

    public ActionSet Of(IEnumerable<string> actions)
    {
        var set = Empty();
        foreach (var action in actions)
        {
            if (_index.TryGetValue(action, out var index)) set.Add(index);
        }

        return set.Trim();
    }

    /// <summary>Adds all actions that a pattern such as <c>s3:Get*</c> matches.</summary>
    public void AddMatches(string pattern, ActionSet set)
    {
        if (!Wildcard.IsPattern(pattern))
        {
            if (_index.TryGetValue(pattern, out var index)) set.Add(index);
            return;
        }

        var service = ServicePart(pattern);
        var (from, to) = service.Length == pattern.Length || Wildcard.IsPattern(service) ? (0, _names.Length)
            : _services.TryGetValue(service, out var range) ? range : (0, 0);
        for (var i = from; i < to; i++)
        {
            if (Wildcard.Matches(pattern, _names[i])) set.Add(i);
        }
    }

    private static string ServicePart(string action) => action.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? action[..colon] : action;
}
