namespace EntraAws.Engine.Aws;

/// <summary>The IAM users of one account, one at a time. Reads of a user that is not there answer null.</summary>
internal interface IAwsUsers
{
    /// <summary>The user with tags and permissions boundary; its policies and groups are read by the calls below.</summary>
    Task<IamUser?> GetUserAsync(string name, CancellationToken cancellationToken);

    /// <summary>Makes a user and waits until it can be read. Fails with AwsEntityExists when there is one.</summary>
    Task CreateUserAsync(string name, string path, string? permissionsBoundary, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken);

    Task TagUserAsync(string name, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken);

    /// <summary>The inline policies with their documents.</summary>
    Task<IReadOnlyList<AwsInlinePolicy>> GetInlineUserPoliciesAsync(string name, CancellationToken cancellationToken);

    Task PutUserPolicyAsync(string name, string policyName, string document, CancellationToken cancellationToken);

    /// <summary>The attached managed policies, by ARN.</summary>
    Task<IReadOnlyList<string>> ListAttachedUserPoliciesAsync(string name, CancellationToken cancellationToken);

    Task<IReadOnlyList<string>> ListGroupsOfUserAsync(string name, CancellationToken cancellationToken);

    /// <summary>Whether it has a console password.</summary>
    Task<bool> HasLoginProfileAsync(string name, CancellationToken cancellationToken);

    Task<IReadOnlyList<IamAccessKey>> ListKeysAsync(string name, CancellationToken cancellationToken);

    /// <summary>The last use of a key; null for none.</summary>
    Task<KeyUse?> GetKeyLastUsedAsync(string accessKeyId, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a key. The secret comes once, so nothing is sent again: where the answer is lost there may be a key whose
    /// secret nobody has. AWS takes a new key everywhere only after some seconds.
    /// </summary>
    Task<NewAccessKey> CreateKeyAsync(string name, CancellationToken cancellationToken);

    Task DisableKeyAsync(string name, string accessKeyId, CancellationToken cancellationToken);

    /// <summary>Deletes a key; one that is gone is no failure.</summary>
    Task DeleteKeyAsync(string name, string accessKeyId, CancellationToken cancellationToken);
}
