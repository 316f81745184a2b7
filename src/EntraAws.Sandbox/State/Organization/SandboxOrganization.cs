namespace EntraAws.Sandbox;

/// <summary>The organization that accounts of the sandbox are in.</summary>
public sealed class SandboxOrganization
{
    /// <summary>"o-" and 10 to 32 characters.</summary>
    public string Id { get; set; } = "";

    public string ManagementAccountId { get; set; } = "";

    /// <summary>"ALL" or "CONSOLIDATED_BILLING".</summary>
    public string FeatureSet { get; set; } = "ALL";

    /// <summary>Whether Account Management may be asked about members by the management account.</summary>
    public bool AccountManagementTrusted { get; set; } = true;

    /// <summary>Whether StackSets may deploy to organizational units.</summary>
    public bool StackSetsTrusted { get; set; } = true;

    /// <summary>Accounts that may list and describe, and ask Account Management, like the management account.</summary>
    public List<string> DelegatedAdministrators { get; set; } = [];

    /// <summary>Every so many pages ListAccounts gives an empty one, as AWS does at times; 0 for never.</summary>
    public int EmptyPageEvery { get; set; } = 3;

    /// <summary>"r-" and 4 to 32 characters.</summary>
    public string RootId { get; set; } = "r-0000";

    /// <summary>Whether answers about an account hold its path; older ones do not.</summary>
    public bool ShowPaths { get; set; } = true;

    public List<SandboxOrganizationalUnit> Units { get; set; } = [];

    public List<SandboxMemberAccount> Accounts { get; set; } = [];
}
