namespace EntraAws.Engine.Protection;

/// <summary>What a migration uses in Entra, and which edition each part needs.</summary>
internal static class TenantFeatures
{
    private const string Free = "Free";
    private const string P1 = "P1";
    private const string P2 = "P2";

    /// <param name="edition">Free, P1 or P2; null when it is not known.</param>
    /// <param name="securityDefaults">Null when that is not known.</param>
    public static IReadOnlyList<EntraFeature> Of(string? edition, bool? securityDefaults) =>
    [
        Plain("SAML sign-on to AWS", Free, edition, "One enterprise application for each AWS account."),
        Plain("Assigning users to app roles", Free, edition, null),
        Plain("Assigning groups to app roles", P1, edition, edition == Free ? "On Free each user is assigned on their own." : "Members of nested groups get no role."),
        Defaults(securityDefaults),
        Enforced("Conditional Access: MFA at sign-in to AWS", P1, edition, securityDefaults),
        Enforced("Conditional Access by risk", P2, edition, securityDefaults),
        new() { Name = "Session control by Defender for Cloud Apps", Needs = P1, Available = Has(edition, P1) == false ? false : null, Remark = "It also needs a licence of Microsoft Defender for Cloud Apps, which is not looked at here." },
        Plain("PIM for Groups: membership on request", P2, edition, "Microsoft Entra ID Governance would do as well. A session that AWS has given out is not ended with the membership."),
        Plain("Sign-in log by API, to prove who got in", P1, edition, edition == Free ? "Free keeps 7 days, and only the portal shows them." : "Kept for 30 days; Free keeps 7."),
    ];

    private static EntraFeature Plain(string name, string needs, string? edition, string? remark) =>
        new() { Name = name, Needs = needs, Available = Has(edition, needs), Remark = Missing(needs, edition) + remark };

    private static EntraFeature Defaults(bool? on) => new()
    {
        Name = "Security defaults: MFA without Conditional Access",
        Needs = Free,
        Available = on,
        Remark = on switch
        {
            true => "They are on. They exclude enforced Conditional Access.",
            false => "They are off.",
            null => "Whether they are on could not be read.",
        },
    };

    /// <summary>The service enables no policy while security defaults are on.</summary>
    private static EntraFeature Enforced(string name, string needs, string? edition, bool? defaults)
    {
        var has = Has(edition, needs);
        return new EntraFeature
        {
            Name = name,
            Needs = needs,
            Available = has == false || defaults == true ? false : defaults is null ? null : has,
            Remark = Missing(needs, edition) + (has == false ? "" : defaults switch
            {
                true => "Security defaults are on: no policy can be enforced until they are switched off.",
                null => "Whether security defaults stand in the way could not be read.",
                false => "",
            }),
        };
    }

    private static bool? Has(string? edition, string needs) => needs == Free ? true : edition is null ? null : string.CompareOrdinal(Rank(edition), Rank(needs)) >= 0;

    private static string Rank(string edition) => edition == Free ? "P0" : edition;

    private static string Missing(string needs, string? edition) => Has(edition, needs) switch
    {
        false => $"This tenant has {edition}. ",
        null => "The licence could not be read. ",
        true => "",
    };
}
