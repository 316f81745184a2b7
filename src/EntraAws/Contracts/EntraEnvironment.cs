namespace EntraAws;

/// <summary>The national cloud of the tenant.</summary>
public enum EntraEnvironment
{
    /// <summary>The public cloud.</summary>
    Global,

    /// <summary>US Government L4 (GCC High).</summary>
    USGov,

    /// <summary>US Government L5 (DoD).</summary>
    USGovDoD,

    /// <summary>China, operated by 21Vianet.</summary>
    China,
}
