using System.Globalization;

namespace EntraAws.Sandbox;

/// <summary>The form body of a Query protocol request.</summary>
internal sealed class AwsParameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public string? this[string name] => _values.GetValueOrDefault(name);

    public string Action => this["Action"] ?? "";

    /// <summary>A call that a service makes by itself.</summary>
    public static AwsParameters Of(IEnumerable<(string Name, string? Value)> values)
    {
        var result = new AwsParameters();
        foreach (var (name, value) in values)
            if (value is not null) result._values[name] = value;
        return result;
    }

    public static async Task<AwsParameters> ReadAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        var result = new AwsParameters();
        if (content is null) return result;
        var body = await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        foreach (var pair in body.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            result._values[Decode(at < 0 ? pair : pair[..at])] = at < 0 ? "" : Decode(pair[(at + 1)..]);
        }

        return result;
    }

    /// <summary>The values of name.member.1, name.member.2, ...</summary>
    public IReadOnlyList<string> List(string name)
    {
        var found = new List<string>();
        while (this[$"{name}.member.{found.Count + 1}"] is { } value) found.Add(value);
        return found;
    }

    /// <summary>Tags.member.1.Key, Tags.member.1.Value, ...</summary>
    public List<SandboxTag> Tags()
    {
        var found = new List<SandboxTag>();
        while (this[$"Tags.member.{found.Count + 1}.Key"] is { } key)
            found.Add(new SandboxTag { Key = key, Value = this[$"Tags.member.{found.Count + 1}.Value"] ?? "" });
        return found;
    }

    /// <exception cref="AwsRefusal">It is not a whole number, or out of range.</exception>
    public int Number(string name, int fallback, int min, int max)
    {
        if (this[name] is not { } text) return fallback;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw new AwsRefusal(System.Net.HttpStatusCode.BadRequest, "MalformedInput", "Invalid value for " + name);
        new AwsCheck().Range(name, number, min, max).Done();
        return number;
    }

    public bool Flag(string name) => string.Equals(this[name], "true", StringComparison.OrdinalIgnoreCase);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
