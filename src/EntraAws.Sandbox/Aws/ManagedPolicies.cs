namespace EntraAws.Sandbox;

/// <summary>The managed policies as an account sees them: its own, those it brought along, and AWS's catalogue.</summary>
internal static class ManagedPolicies
{
    public static SandboxPolicy? Find(AwsAccountState account, string arn) =>
        account.Policies.FirstOrDefault(p => p.Arn == arn) ?? AwsCatalogue.Find(account.Partition, arn);

    /// <summary>All there are; a policy that the account brought along hides the catalogue's of the same ARN.</summary>
    public static IEnumerable<SandboxPolicy> All(AwsAccountState account)
    {
        var own = account.Policies.Select(p => p.Arn).ToHashSet(StringComparer.Ordinal);
        return account.Policies.Concat(AwsCatalogue.All(account.Partition).Where(p => !own.Contains(p.Arn)));
    }

    /// <summary>How often each policy is attached, and how often it is a permissions boundary, by ARN.</summary>
    public static (Dictionary<string, int> Attached, Dictionary<string, int> Boundary) Use(AwsAccountState account, DateTimeOffset now)
    {
        var roles = account.Roles.Where(r => r.VisibleAt <= now).ToList();
        var attached = account.Users.SelectMany(u => u.AttachedPolicies)
            .Concat(account.Groups.SelectMany(g => g.AttachedPolicies))
            .Concat(roles.SelectMany(r => r.AttachedPolicies));
        var boundaries = account.Users.Select(u => u.PermissionsBoundary).Concat(roles.Select(r => r.PermissionsBoundary)).OfType<string>();
        return (
            Count(attached.Concat(account.Policies.SelectMany(p => Enumerable.Repeat(p.Arn, p.UnseenAttachments)))),
            Count(boundaries.Concat(account.Policies.SelectMany(p => Enumerable.Repeat(p.Arn, p.UnseenBoundaries)))));
    }

    private static Dictionary<string, int> Count(IEnumerable<string> arns) =>
        arns.GroupBy(a => a, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
}
