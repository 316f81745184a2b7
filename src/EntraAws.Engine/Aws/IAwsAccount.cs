using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Aws;

/// <summary>
/// IAM of one AWS account. Reads answer null for what is not there; every other failure is an
/// <see cref="EntraAwsException"/>. It waits, repeats and reads back; it decides nothing.
/// </summary>
internal interface IAwsAccount
{
    string AccountId { get; }

    string Partition { get; }

    /// <summary>Its users: made, given policies and keys.</summary>
    IAwsUsers Users { get; }

    /// <summary>All users, groups, roles and policies, over all pages.</summary>
    Task<AuthorizationDetails> GetAuthorizationDetailsAsync(CancellationToken cancellationToken);

    /// <summary>Has the credential report made, or takes the one that AWS keeps for four hours.</summary>
    Task<CredentialReport> GetCredentialReportAsync(CancellationToken cancellationToken);

    Task<string?> GetAccountAliasAsync(CancellationToken cancellationToken);

    /// <summary>The quota of managed policies for one role, as the account has it.</summary>
    Task<int?> GetPoliciesPerRoleQuotaAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<string>> ListOpenIdConnectProvidersAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<string>> ListSamlProvidersAsync(CancellationToken cancellationToken);

    Task<IamSamlProvider?> GetSamlProviderAsync(string arn, CancellationToken cancellationToken);

    /// <summary>Makes a provider and waits until it can be read and trusted. Fails with AwsEntityExists when there is one.</summary>
    Task CreateSamlProviderAsync(string name, string metadata, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken);

    /// <summary>Replaces the metadata and waits until reads show it, so that who reads, alters and writes back next starts from it.</summary>
    Task UpdateSamlProviderAsync(string arn, string metadata, CancellationToken cancellationToken);

    Task TagSamlProviderAsync(string arn, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken);

    /// <summary>The role with its attached policies and tags.</summary>
    Task<IamRole?> GetRoleAsync(string name, CancellationToken cancellationToken);

    /// <summary>All roles: no tags, no attached policies, no last use.</summary>
    Task<IReadOnlyList<IamRole>> ListRolesAsync(CancellationToken cancellationToken);

    /// <summary>All roles with attached policies, inline policies and tags, but without description and longest session; a few calls for any number of them.</summary>
    Task<IReadOnlyList<IamRole>> GetRoleDetailsAsync(CancellationToken cancellationToken);

    /// <summary>Description and longest session of all roles by name, and nothing else of them.</summary>
    Task<Dictionary<string, IamRoleLimits>> ListRoleLimitsAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<string>> ListAttachedRolePoliciesAsync(string roleName, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a role and waits until it can be read. A provider made just before can be unknown to the trust check for
    /// a while; that is waited for. Fails with AwsEntityExists when there is one.
    /// </summary>
    /// <returns>The role as it was read last: no attached policies.</returns>
    Task<IamRole> CreateRoleAsync(NewIamRole role, CancellationToken cancellationToken);

    /// <summary>As for one, one after the other, and then waits for all of them together: one outcome for each, in their order. It does not throw.</summary>
    /// <param name="roles">Not there yet.</param>
    /// <param name="begin">Called right before each is made.</param>
    /// <param name="cancellationToken">Ends it between two of them, and the wait.</param>
    /// <returns>Roles as they were read last: no attached policies, and tags only for a few.</returns>
    Task<IReadOnlyList<Outcome<IamRole>>> CreateRolesAsync(IReadOnlyList<NewIamRole> roles, Action<int> begin, CancellationToken cancellationToken);

    /// <summary>Sets description and longest session; both are always sent, since a missing description is removed.</summary>
    Task UpdateRoleAsync(string name, string description, int maxSessionDuration, CancellationToken cancellationToken);

    Task UpdateTrustPolicyAsync(string roleName, string document, CancellationToken cancellationToken);

    Task TagRoleAsync(string roleName, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken);

    Task AttachRolePolicyAsync(string roleName, string policyArn, CancellationToken cancellationToken);

    Task DetachRolePolicyAsync(string roleName, string policyArn, CancellationToken cancellationToken);

    /// <summary>Whether a managed policy exists.</summary>
    Task<bool> PolicyExistsAsync(string arn, CancellationToken cancellationToken);

    /// <summary>The ARNs of the managed policies by that name, the account's own first.</summary>
    Task<IReadOnlyList<string>> FindPoliciesAsync(string name, CancellationToken cancellationToken);

    /// <summary>The authorization details page by page, as IAM sends them: a page holds some of each kind, or of one.</summary>
    Task ReadAuthorizationDetailsAsync(Func<AuthorizationDetails, Task> page, CancellationToken cancellationToken);

    /// <summary>What is there and the account's quotas, by IAM's own names.</summary>
    Task<IReadOnlyDictionary<string, int>> GetAccountSummaryAsync(CancellationToken cancellationToken);

    Task<AwsPasswordPolicy?> GetPasswordPolicyAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<AwsMfaDevice>> ListVirtualMfaDevicesAsync(CancellationToken cancellationToken);

    /// <summary>The service-specific credentials of all users. Fails with AwsRequestRefused where the service can't list them for all users at once.</summary>
    Task<IReadOnlyList<AwsServiceCredential>> ListServiceCredentialsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// A user's access keys with their ids; their ages count from <paramref name="now"/>. One call, which does not tell the
    /// last use: that stays null here, and is in the credential report or in <see cref="GetAccessKeyUseAsync"/>.
    /// </summary>
    Task<IReadOnlyList<AwsAccessKey>> ListAccessKeysAsync(string userName, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The key with its last use, which costs a call.</summary>
    Task<AwsAccessKey> GetAccessKeyUseAsync(AwsAccessKey key, CancellationToken cancellationToken);

    Task<IReadOnlyList<AwsSshKey>> ListSshKeysAsync(string userName, CancellationToken cancellationToken);

    /// <summary>Has IAM find out which services a principal last tried, and waits for it.</summary>
    Task<IReadOnlyList<AwsLastAccess>> GetLastAccessedAsync(string principalArn, CancellationToken cancellationToken);
}
