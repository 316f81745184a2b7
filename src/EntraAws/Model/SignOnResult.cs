namespace EntraAws;

/// <summary>What came of a check.</summary>
public enum SignOnResult
{
    /// <summary>It is as it must be.</summary>
    Passed,

    /// <summary>People get in, but not all that somebody expects, or not for long.</summary>
    Warning,

    /// <summary>It could not be looked at.</summary>
    Unknown,

    /// <summary>It keeps people out.</summary>
    Failed,
}
