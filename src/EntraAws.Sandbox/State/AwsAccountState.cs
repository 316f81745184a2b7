namespace EntraAws.Sandbox;

/// <summary>One AWS account: what IAM and STS know of it.</summary>
public sealed class AwsAccountState
{
    public string AccountId { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>"aws", "aws-cn" or "aws-us-gov": the second field of each ARN.</summary>
    public string Partition { get; set; } = "aws";

    /// <summary>The account alias; null when none was set.</summary>
    public string? Alias { get; set; }

    /// <summary>The IAM user that the handed-out credentials of this account belong to; null for an operator that the lists do not show.</summary>
    public string? OperatorUserName { get; set; }

    public SandboxRootUser Root { get; set; } = new();

    public List<SandboxUser> Users { get; set; } = [];

    public List<SandboxGroup> Groups { get; set; } = [];

    public List<SandboxRole> Roles { get; set; } = [];

    /// <summary>The customer managed policies, and AWS managed ones that the built-in catalogue lacks or has in another version.</summary>
    public List<SandboxPolicy> Policies { get; set; } = [];

    public List<SandboxSamlProvider> SamlProviders { get; set; } = [];

    public List<SandboxOidcProvider> OidcProviders { get; set; } = [];

    /// <summary>Null when the account has none of its own, and IAM's default applies.</summary>
    public SandboxPasswordPolicy? PasswordPolicy { get; set; }

    /// <summary>Quotas that differ from <see cref="SandboxQuotas.Defaults"/>, by their GetAccountSummary key.</summary>
    public Dictionary<string, int> Quotas { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Actions such as "iam:CreateRole" that the caller is refused.</summary>
    public List<string> DeniedActions { get; set; } = [];

    public SandboxCredentialReport? CredentialReport { get; set; }

    /// <summary>The alternate contacts that are set, one of a type at most.</summary>
    public List<SandboxContact> Contacts { get; set; } = [];

    /// <summary>The status of Regions that must be opted in to, where it is not DISABLED.</summary>
    public Dictionary<string, string> RegionStatus { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Virtual MFA devices that are assigned to nobody; those of users are with their user.</summary>
    public List<SandboxMfaDevice> UnassignedMfaDevices { get; set; } = [];

    public List<SandboxAccessJob> AccessJobs { get; set; } = [];

    /// <summary>The quota in force.</summary>
    public int Quota(string key) => Quotas.TryGetValue(key, out var own) ? own : SandboxQuotas.Defaults[key];

    /// <summary>An ARN of this account's IAM, such as "role/app/Deploy" appended to its prefix.</summary>
    public string Arn(string resource) => $"arn:{Partition}:iam::{AccountId}:{resource}";

    /// <summary>The ARN of an AWS managed policy in this account's partition.</summary>
    public string ManagedArn(string pathAndName) => $"arn:{Partition}:iam::aws:policy{pathAndName}";
}
