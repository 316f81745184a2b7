using System.Collections;
using System.Globalization;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>The fields of a call. Lists and structures are flattened as the Query protocol asks.</summary>
internal sealed class QueryForm : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    /// <summary>Adds a field; null is left out.</summary>
    public void Add(string name, string? value)
    {
        if (value is not null) _fields.Add(new(name, value));
    }

    public void Add(string name, int value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, IEnumerable<string> values)
    {
        var index = 0;
        foreach (var value in values) Add($"{name}.member.{++index}", value);
    }

    public void Add(string name, IReadOnlyDictionary<string, string> tags)
    {
        var index = 0;
        foreach (var (key, value) in tags)
        {
            Add($"{name}.member.{++index}.Key", key);
            Add($"{name}.member.{index}.Value", value);
        }
    }

    /// <summary>The same call for the next page.</summary>
    public QueryForm From(string? marker)
    {
        var page = new QueryForm();
        page._fields.AddRange(_fields);
        page.Add("Marker", marker);
        return page;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
