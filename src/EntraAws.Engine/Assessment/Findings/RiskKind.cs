namespace EntraAws.Engine.Assessment;

/// <summary>A kind of finding: its stable name, where it stands in the order of work, and what to do about it.</summary>
internal sealed record RiskKind(string Name, int Order, string Remedy)
{
    private const int StageWidth = 100;
    private const int Root = 0 * StageWidth;
    private const int Administrators = 1 * StageWidth;
    private const int Changes = 2 * StageWidth;
    private const int Data = 3 * StageWidth;
    private const int Credentials = 4 * StageWidth;
    private const int Unjudged = 5 * StageWidth;

    public static readonly RiskKind RootInUse = new(nameof(RootInUse), Root,
        "Find who signs in as root and give that person a role through Entra. Keep root for the few tasks that need it.");

    public static readonly RiskKind RootWithoutMfa = new(nameof(RootWithoutMfa), Root + 1,
        "Register an MFA device for root today, a hardware key if you can, or remove root's credentials centrally in AWS Organizations.");

    public static readonly RiskKind RootAccessKey = new(nameof(RootAccessKey), Root + 2,
        "Find what uses the key, give it a role, then delete the key. Root needs none.");

    public static readonly RiskKind AdministratorEquivalent = new(nameof(AdministratorEquivalent), Administrators,
        "Move its people first: an administrator role for Entra sign-in, mapped to a small group with MFA and, with Entra ID P2, eligible access. Then detach the policy.");

    public static readonly RiskKind PrivilegeEscalation = new(nameof(PrivilegeEscalation), Changes,
        "Take the named actions away, or limit them to the resources that the work needs. Until then treat the principal as an administrator.");

    public static readonly RiskKind FederationTakeover = new(nameof(FederationTakeover), Changes + 1,
        "Leave changes of identity providers and trust policies to the few who run sign-in. Limit the actions to named providers and roles.");

    public static readonly RiskKind AssumableByAnyone = new(nameof(AssumableByAnyone), Changes + 2,
        "Name the principals that may assume the role, or add a condition that pins the caller (aws:PrincipalOrgID, sts:ExternalId, the token's subject).");

    public static readonly RiskKind CrossAccountTrust = new(nameof(CrossAccountTrust), Changes + 3,
        "Check that each account still needs the role. Require sts:ExternalId of outside parties, and limit the trust to a role there in place of the whole account.");

    public static readonly RiskKind PermissionsManagement = new(nameof(PermissionsManagement), Changes + 4,
        "Limit the actions that hand out access to the resources that the work needs, or leave them to a role that few may assume.");

    public static readonly RiskKind Write = new(nameof(Write), Changes + 5,
        "Replace it by a role with the actions and resources that the work needs, mapped to an Entra group. IAM's last accessed information shows which services are used.");

    public static readonly RiskKind DataAccess = new(nameof(DataAccess), Data,
        "Limit reading of data and secrets to the buckets, tables, keys and secrets that the work needs.");

    public static readonly RiskKind NoMfa = new(nameof(NoMfa), Credentials,
        "Move the person to Entra sign-in, where Conditional Access asks for MFA, and remove the password. Register an MFA device if that takes longer.");

    public static readonly RiskKind OldAccessKey = new(nameof(OldAccessKey), Credentials + 1,
        "Replace the key by a role or by Entra sign-in; replace it by a new key if neither is possible yet.");

    public static readonly RiskKind UnusedAccessKey = new(nameof(UnusedAccessKey), Credentials + 2,
        "Deactivate the key, wait, then delete it.");

    public static readonly RiskKind OldPassword = new(nameof(OldPassword), Credentials + 3,
        "Move the person to Entra sign-in and remove the password; have it changed if that takes longer.");

    public static readonly RiskKind UnusedPassword = new(nameof(UnusedPassword), Credentials + 4,
        "Remove the console password: nobody has missed it.");

    public static readonly RiskKind InactiveUser = new(nameof(InactiveUser), Credentials + 5,
        "Find out who it belonged to. Disable the user, wait, then remove it; it needs no counterpart in Entra.");

    public static readonly RiskKind UnreadablePolicy = new(nameof(UnreadablePolicy), Unjudged,
        "Look at the policy in IAM. Until it can be read, nothing that is said of this principal's access is certain.");

    /// <summary>The step of the work that it belongs to.</summary>
    public int Stage => Order / StageWidth;
}
