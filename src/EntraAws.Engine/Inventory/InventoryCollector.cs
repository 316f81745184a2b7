namespace EntraAws.Engine.Inventory;

/// <summary>
/// Keeps an account's objects in memory and joins them: members of groups, uses of policies and trusts of providers
/// stand in other objects than the ones they are about.
/// </summary>
internal sealed class InventoryCollector : IInventorySink
{
    private readonly List<AwsIamUser> _users = [];
    private readonly List<AwsIamGroup> _groups = [];
    private readonly List<AwsIamRole> _roles = [];
    private readonly List<AwsIamPolicy> _policies = [];
    private readonly List<AwsIdentityProvider> _providers = [];

    public Task AddAsync(AwsIamUser user) => Keep(_users, user);

    public Task AddAsync(AwsIamGroup group) => Keep(_groups, group);

    public Task AddAsync(AwsIamRole role) => Keep(_roles, role);

    public Task AddAsync(AwsIamPolicy policy) => Keep(_policies, policy);

    public Task AddAsync(AwsIdentityProvider provider) => Keep(_providers, provider);

    /// <summary>The whole inventory, its lists in the order of names.</summary>
    public AwsIamInventory Build(AccountFacts facts)
    {
        var members = _users.SelectMany(u => u.Groups.Select(g => (Group: g, u.UserName))).ToLookup(m => m.Group, m => m.UserName);
        var trusts = _roles.SelectMany(r => r.TrustedEntities.Select(t => (Entity: t, r.RoleName))).Distinct().ToLookup(t => t.Entity, t => t.RoleName, StringComparer.Ordinal);
        var use = new PolicyUse(_users, _groups, _roles);
        return new AwsIamInventory
        {
            AccountId = facts.AccountId,
            AccountAlias = facts.AccountAlias,
            TakenAt = facts.TakenAt,
            CredentialReportAt = facts.CredentialReportAt,
            Root = facts.Root,
            PasswordPolicy = facts.PasswordPolicy,
            VirtualMfaDevices = facts.VirtualMfaDevices,
            Summary = facts.Summary,
            Gaps = facts.Gaps,
            Users = Sorted(_users, u => u.UserName),
            Groups = Sorted(_groups.Select(g => g with { Members = members[g.GroupName].Order(StringComparer.OrdinalIgnoreCase).ToList() }), g => g.GroupName),
            Roles = Sorted(_roles, r => r.RoleName),
            Policies = Sorted(_policies.Select(use.Of), p => p.PolicyName),
            IdentityProviders = Sorted(_providers.Select(p => p with { TrustedBy = trusts[p.Arn].Order(StringComparer.OrdinalIgnoreCase).ToList() }), p => p.Name),
        };
    }

    private static List<T> Sorted<T>(IEnumerable<T> items, Func<T, string> name) => items.OrderBy(name, StringComparer.OrdinalIgnoreCase).ToList();

    private static Task Keep<T>(List<T> list, T item)
    {
        list.Add(item);
        return Task.CompletedTask;
    }
}
