namespace EntraAws;

/// <summary>What a finding means for the sign-in.</summary>
public enum SamlFindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>The sign-in works, but this is not as it should be; or AWS decides it in a way that is not documented.</summary>
    Warning,

    /// <summary>It could not be looked at, so nothing is said about it.</summary>
    Unknown,

    /// <summary>AWS refuses the sign-in for it.</summary>
    Error,
}
