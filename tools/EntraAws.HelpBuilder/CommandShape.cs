namespace EntraAws.HelpBuilder;

/// <summary>A command as it is compiled: what its attributes and properties say.</summary>
internal sealed record CommandShape
{
    public required string Verb { get; init; }

    public required string Noun { get; init; }

    /// <summary>The full name of its class, which the XML documentation knows it by.</summary>
    public required string TypeName { get; init; }

    public string? DefaultSet { get; init; }

    public bool SupportsShouldProcess { get; init; }

    public IReadOnlyList<ParameterShape> Parameters { get; init; } = [];

    /// <summary>Full names of the types that it writes.</summary>
    public IReadOnlyList<string> OutputTypes { get; init; } = [];

    public IReadOnlyList<string> AwsActions { get; init; } = [];

    public IReadOnlyList<string> GraphPermissions { get; init; } = [];

    public string Name => $"{Verb}-{Noun}";
}
