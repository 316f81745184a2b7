namespace EntraAws.Rules;

/// <summary>How many app roles one app holds.</summary>
internal static class AppRoleLimits
{
    /// <summary>Entra's limits page: 1,200 entries in an application manifest, the template's own included. Writes past it fail as if a permission were missing.</summary>
    public const int MostCount = 1200;

    /// <summary>Entra's page on supported accounts speaks of about 1,000 items over all collections of an app; this leaves room to grow, too.</summary>
    public const int ComfortableCount = 1000;
}
