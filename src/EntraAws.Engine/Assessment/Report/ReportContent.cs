using EntraAws.Contracts;

namespace EntraAws.Engine.Assessment.Report;

/// <summary>What the report is made from, with the findings looked up by what they are about.</summary>
internal sealed class ReportContent
{
    private readonly Dictionary<(string Account, string Principal), AccessRiskSeverity> _byPrincipal = [];
    private readonly Dictionary<(string Account, string Source), AccessRiskSeverity> _bySource = [];

    public ReportContent(InventoryReportRequest request, IReadOnlyList<AccessRisk> risks)
    {
        Inventories = request.Inventories.OrderBy(i => i.AccountId, StringComparer.Ordinal).ToList();
        Accounts = request.Accounts.GroupBy(a => a.AccountId).ToDictionary(g => g.Key, g => g.Last());
        Tenant = request.Tenant;
        // Several accounts each count their ranks from 1.
        Risks = risks.OrderBy(r => r.Rank).ThenByDescending(r => r.Severity).ThenBy(r => r.AccountId, StringComparer.Ordinal).ToList();
        foreach (var risk in Risks)
        {
            Raise(_byPrincipal, (risk.AccountId, risk.PrincipalArn), risk.Severity);
            foreach (var evidence in risk.Evidence) Raise(_bySource, (risk.AccountId, evidence.Source), risk.Severity);
        }
    }

    public IReadOnlyList<AwsIamInventory> Inventories { get; }

    public IReadOnlyDictionary<string, AwsAccount> Accounts { get; }

    public EntraTenant? Tenant { get; }

    public IReadOnlyList<AccessRisk> Risks { get; }

    public bool HasOneAccount => Inventories.Count == 1;

    /// <summary>The worst finding about a user, group or role.</summary>
    public AccessRiskSeverity? WorstOf(string accountId, string principalArn) => Find(_byPrincipal, (accountId, principalArn));

    /// <summary>The worst finding that rests on a policy: its ARN, or <c>role/name inline/policy</c>.</summary>
    public AccessRiskSeverity? WorstFrom(string accountId, string source) => Find(_bySource, (accountId, source));

    /// <summary>A name for an account: what people call it, or its number.</summary>
    public string NameOf(AwsIamInventory inventory) =>
        Accounts.GetValueOrDefault(inventory.AccountId)?.Name ?? inventory.AccountAlias ?? inventory.AccountId;

    private static AccessRiskSeverity? Find<TKey>(Dictionary<TKey, AccessRiskSeverity> worst, TKey key) where TKey : notnull =>
        worst.TryGetValue(key, out var found) ? found : null;

    private static void Raise<TKey>(Dictionary<TKey, AccessRiskSeverity> worst, TKey key, AccessRiskSeverity severity) where TKey : notnull
    {
        if (!worst.TryGetValue(key, out var now) || now < severity) worst[key] = severity;
    }
}
