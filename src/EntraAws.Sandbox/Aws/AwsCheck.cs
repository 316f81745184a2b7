using System.Text.RegularExpressions;

namespace EntraAws.Sandbox;

/// <summary>Collects what is wrong with the parameters and says it all in one ValidationError, in AWS's words.</summary>
internal sealed class AwsCheck
{
    private readonly List<string> _errors = [];

    public AwsCheck Required(string name, string? value)
    {
        if (value is null) Add("null", name, "Member must not be null");
        return this;
    }

    public AwsCheck Length(string name, string? value, int min, int max)
    {
        if (value is null) return this;
        if (value.Length < min) Add(Quote(value), name, $"Member must have length greater than or equal to {min}");
        if (value.Length > max) Add(Quote(value), name, $"Member must have length less than or equal to {max}");
        return this;
    }

    public AwsCheck Range(string name, int value, int min, int max)
    {
        if (value < min) Add($"'{value}'", name, $"Member must have value greater than or equal to {min}");
        if (value > max) Add($"'{value}'", name, $"Member must have value less than or equal to {max}");
        return this;
    }

    public AwsCheck Count(string name, int count, int max)
    {
        if (count > max) _errors.Add($"Value at '{Member(name)}' failed to satisfy constraint: Member must have length less than or equal to {max}");
        return this;
    }

    public AwsCheck Match(string name, string? value, Regex whole, string pattern)
    {
        if (value is { Length: > 0 } && !whole.IsMatch(value))
            Add(Quote(value), name, $"Member must satisfy regular expression pattern: {pattern}");
        return this;
    }

    public AwsCheck OneOf(string name, string? value, params string[] allowed)
    {
        if (value is not null && !allowed.Contains(value, StringComparer.Ordinal))
            Add(Quote(value), name, $"Member must satisfy enum value set: [{string.Join(", ", allowed)}]");
        return this;
    }

    /// <exception cref="AwsRefusal">Something was wrong.</exception>
    public void Done()
    {
        if (_errors.Count == 0) return;
        var count = _errors.Count == 1 ? "1 validation error" : $"{_errors.Count} validation errors";
        throw AwsRefusal.Validation($"{count} detected: {string.Join("; ", _errors)}");
    }

    private static string Member(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Quote(string value) => $"'{(value.Length > 300 ? value[..300] + "..." : value)}'";

    private void Add(string value, string name, string constraint) =>
        _errors.Add($"Value {value} at '{Member(name)}' failed to satisfy constraint: {constraint}");
}
