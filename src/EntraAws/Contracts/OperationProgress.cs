namespace EntraAws.Contracts;

/// <summary>How far a long operation is.</summary>
internal sealed record OperationProgress
{
    public required string Activity { get; init; }

    public required string Status { get; init; }

    /// <summary>0 to 100, or null when the end is not in sight.</summary>
    public int? Percent { get; init; }

    public bool Completed { get; init; }
}
