namespace EntraAws.Engine.Entra.Transport;

/// <summary>
/// Every operation this module asks of Graph with its least permission, after Microsoft's own permission data
/// (microsoft-graph-devx-content, permissions.json).
/// </summary>
internal static class GraphOperations
{
    private const string ApplicationRead = "Application.Read.All";
    private const string ApplicationWrite = "Application.ReadWrite.All";
    private const string ApplicationOwned = "Application.ReadWrite.OwnedBy";
    private const string ClaimsWrite = "Policy.ReadWrite.ApplicationConfiguration";
    private const string PolicyRead = "Policy.Read.All";
    private const string AccessWrite = $"{PolicyRead}, Policy.ReadWrite.ConditionalAccess and {ApplicationRead}";

    public static readonly GraphOperation GetOrganization = new("reading the organization", "Organization.Read.All");
    public static readonly GraphOperation GetLicenses = new("reading the licences", "LicenseAssignment.Read.All");
    public static readonly GraphOperation GetSecurityDefaults = new("reading the security defaults", PolicyRead);

    public static readonly GraphOperation FindTemplate = new("reading the application gallery", ApplicationRead);
    public static readonly GraphOperation GetApps = new("reading applications", ApplicationRead);
    public static readonly GraphOperation Instantiate = new("making an app from a template", ApplicationWrite, ApplicationOwned);
    public static readonly GraphOperation UpdateApplication = new("changing an application", ApplicationWrite, ApplicationOwned);
    public static readonly GraphOperation UpdateServicePrincipal = new("changing a service principal", ApplicationWrite, ApplicationOwned);
    public static readonly GraphOperation AddCertificate = new("adding a signing certificate", ApplicationWrite, ApplicationOwned);
    public static readonly GraphOperation GetMetadata = new("reading the federation metadata", ApplicationRead);

    public static readonly GraphOperation GetClaimsPolicies = new("reading claims mapping policies", PolicyRead);
    public static readonly GraphOperation CreateClaimsPolicy = new("making a claims mapping policy", ClaimsWrite);
    public static readonly GraphOperation UpdateClaimsPolicy = new("changing a claims mapping policy", ClaimsWrite);
    public static readonly GraphOperation GetAssignedClaims = new("reading an app's claims mapping policy",
        $"{ApplicationWrite} and {PolicyRead}", $"{ApplicationOwned} and {PolicyRead}");
    public static readonly GraphOperation AssignClaimsPolicy = new("assigning a claims mapping policy",
        $"{ApplicationWrite} and {PolicyRead}", $"{ApplicationOwned} and {PolicyRead}");

    public static readonly GraphOperation GetGroups = new("reading groups", "Group.ReadBasic.All");
    public static readonly GraphOperation GetMembers = new("reading the members of a group", "GroupMember.ReadBasic.All");
    public static readonly GraphOperation CreateGroup = new("making a group", "Group.ReadWrite.All", "Group.Create");
    public static readonly GraphOperation AddMember = new("adding a member to a group", "GroupMember.ReadWrite.All");
    // User.ReadBasic.All would do to list them, but it hides accountEnabled and userType.
    public static readonly GraphOperation GetUsers = new("reading users", "User.Read.All");
    public static readonly GraphOperation CreateUser = new("making a user", "User.ReadWrite.All");
    public static readonly GraphOperation GetAssignments = new("reading app role assignments", ApplicationRead);
    public static readonly GraphOperation Assign = new("assigning an app role", $"AppRoleAssignment.ReadWrite.All and {ApplicationRead}");

    public static readonly GraphOperation GetProvisioning = new("reading the provisioning of an app", "Synchronization.Read.All", ApplicationOwned);
    public static readonly GraphOperation CreateProvisioning = new("making a provisioning job", "Synchronization.ReadWrite.All", ApplicationOwned);
    public static readonly GraphOperation ControlProvisioning = new("starting or stopping a provisioning job", "Synchronization.ReadWrite.All", ApplicationOwned);
    public static readonly GraphOperation ValidateProvisioning = new("checking the credentials of provisioning", "Synchronization.ReadWrite.All", ApplicationOwned);
    public static readonly GraphOperation SaveProvisioning = new("saving the credentials of provisioning", "Synchronization.ReadWrite.All", ApplicationOwned);
    public static readonly GraphOperation GetProvisioningLog = new("reading the provisioning log", "ProvisioningLog.Read.All", "AuditLog.Read.All");

    public static readonly GraphOperation GetStrengths = new("reading authentication strengths", "Policy.Read.AuthenticationMethod");
    public static readonly GraphOperation GetAccessPolicies = new("reading Conditional Access policies", PolicyRead);
    public static readonly GraphOperation CreateAccessPolicy = new("making a Conditional Access policy", AccessWrite);
    public static readonly GraphOperation UpdateAccessPolicy = new("changing a Conditional Access policy", AccessWrite);

    /// <summary>What a person is asked to consent to: the least permissions of all operations together.</summary>
    public static IReadOnlyList<string> DelegatedScopes { get; } = All()
        .SelectMany(o => o.Delegated.Split([", ", " and "], StringSplitOptions.None))
        .Distinct().Order(StringComparer.Ordinal).ToList();

    public static IEnumerable<GraphOperation> All() => typeof(GraphOperations).GetFields()
        .Where(f => f.FieldType == typeof(GraphOperation)).Select(f => (GraphOperation)f.GetValue(null)!);
}
