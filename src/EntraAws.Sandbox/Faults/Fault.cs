namespace EntraAws.Sandbox;

/// <summary>What happens to one request.</summary>
public enum Fault
{
    /// <summary>Nothing: it is answered.</summary>
    None,

    /// <summary>Refused for its rate, and not carried out.</summary>
    Throttle,

    /// <summary>Answered with a 5xx, and not carried out.</summary>
    ServerError,

    /// <summary>The connection breaks before the service saw it.</summary>
    Reset,

    /// <summary>Carried out, but the connection breaks before the answer arrives.</summary>
    LostAnswer,

    /// <summary>Carried out and answered, later than usual.</summary>
    Delay,

    /// <summary>Refused because another change to the same thing is under way, and not carried out. Only writes know it.</summary>
    Conflict,
}
