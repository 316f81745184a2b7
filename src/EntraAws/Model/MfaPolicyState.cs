namespace EntraAws;

/// <summary>What a Conditional Access policy does.</summary>
public enum MfaPolicyState
{
    /// <summary>Sign-ins are judged and logged; nobody is asked for anything.</summary>
    ReportOnly,

    /// <summary>Sign-ins must meet it.</summary>
    Enabled,

    /// <summary>It does nothing.</summary>
    Disabled,
}
