namespace EntraAws.Engine.Entra;

/// <summary>The tenant and its Conditional Access.</summary>
internal interface IEntraProtection
{
    /// <summary>The edition of Entra ID, read now.</summary>
    Task<TenantEdition> GetEditionAsync(CancellationToken cancellationToken);

    Task<bool> GetSecurityDefaultsAsync(CancellationToken cancellationToken);

    /// <summary>Authentication strengths, name by id.</summary>
    Task<IReadOnlyDictionary<Guid, string>> GetAuthenticationStrengthsAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<ConditionalAccessRule>> FindPoliciesAsync(string displayName, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a policy. An app that Conditional Access does not know yet is waited for; a lost answer is looked for,
    /// never sent again.
    /// </summary>
    Task<ConditionalAccessRule> CreatePolicyAsync(ConditionalAccessRule rule, CancellationToken cancellationToken);

    /// <summary>Sets state, apps, users and grant of a policy to those of <paramref name="rule"/>.</summary>
    Task UpdatePolicyAsync(ConditionalAccessRule rule, CancellationToken cancellationToken);
}
