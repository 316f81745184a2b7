namespace EntraAws;

/// <summary>How bad a finding is.</summary>
public enum AccessRiskSeverity
{
    /// <summary>Worth knowing.</summary>
    Low,

    /// <summary>Worth mending.</summary>
    Medium,

    /// <summary>Gives more than was meant.</summary>
    High,

    /// <summary>Gives everything.</summary>
    Critical,
}
