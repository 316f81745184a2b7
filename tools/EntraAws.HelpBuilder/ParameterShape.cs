namespace EntraAws.HelpBuilder;

/// <summary>A parameter as it is compiled.</summary>
internal sealed record ParameterShape
{
    /// <summary>Stands for "in every parameter set", as PowerShell itself names it.</summary>
    public const string AllSets = "__AllParameterSets";

    public required string Name { get; init; }

    /// <summary>The class that declares it, for the XML documentation.</summary>
    public required string DeclaringType { get; init; }

    /// <summary>Its type as help shows it: <c>String[]</c>, <c>Int32</c>.</summary>
    public required string Type { get; init; }

    public bool IsSwitch { get; init; }

    public bool IsArray { get; init; }

    /// <summary>The words it takes, when these are few.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public bool Globbing { get; init; }

    /// <summary>The value that its initializer gives it, null for none worth telling.</summary>
    public string? Initial { get; init; }

    public IReadOnlyList<SetUse> Sets { get; init; } = [];

    /// <summary>How it is used in a set, null when it is not in it.</summary>
    public SetUse? In(string set) => Sets.FirstOrDefault(s => s.Set == set) ?? Sets.FirstOrDefault(s => s.Set == AllSets);

    /// <summary>What one parameter attribute says.</summary>
    internal sealed record SetUse(string Set, bool Mandatory, int? Position, bool ByValue, bool ByPropertyName);
}
