namespace EntraAws.Sandbox;

/// <summary>The organization's instance of IAM Identity Center, and its identity store.</summary>
public sealed class SandboxIdentityCenter
{
    /// <summary>"ssoins-" and 16 characters.</summary>
    public string InstanceId { get; set; } = "";

    /// <summary>"d-" and 10 characters.</summary>
    public string IdentityStoreId { get; set; } = "";

    public string? Name { get; set; }

    public string OwnerAccountId { get; set; } = "";

    /// <summary>The one Region it lives in; the endpoints of the others know nothing of it.</summary>
    public string Region { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Accounts that may manage it beside the management account.</summary>
    public List<string> DelegatedAdministrators { get; set; } = [];

    public List<SandboxPermissionSet> PermissionSets { get; set; } = [];

    public List<SandboxAccountAssignment> Assignments { get; set; } = [];

    /// <summary>What was asked for and takes a while, and how it ended.</summary>
    public List<SandboxCenterOperation> Operations { get; set; } = [];

    public List<SandboxStoreGroup> Groups { get; set; } = [];

    public List<SandboxStoreUser> Users { get; set; } = [];

    /// <summary>Where an identity provider writes users and groups.</summary>
    public string ScimEndpoint { get; set; } = "";

    /// <summary>SHA-256 of the token that the endpoint takes, in hexadecimal; null when provisioning was not enabled.</summary>
    public string? ScimTokenHash { get; set; }

    /// <summary>A token lives one year.</summary>
    public DateTimeOffset ScimTokenExpires { get; set; }

    public int PermissionSetQuota { get; set; } = 2000;

    /// <summary>How many permission sets one account takes.</summary>
    public int SetsPerAccountQuota { get; set; } = 50;

    public string InstanceArn(string partition) => $"arn:{partition}:sso:::instance/{InstanceId}";
}
