using EntraAws.Contracts;
using static EntraAws.AccessRiskSeverity;

namespace EntraAws.Engine.Assessment;

/// <summary>The root user: in use, without MFA, with access keys.</summary>
internal static class RootFindings
{
    public static IEnumerable<RiskNote> Of(AwsIamInventory inventory, AssessmentThresholds thresholds)
    {
        if (inventory.Root is not { } root) yield break;
        if (root.LastUsed is { } used && inventory.TakenAt - used <= TimeSpan.FromDays(thresholds.RootUsedWithin))
        {
            yield return Note(inventory, RiskKind.RootInUse, Critical, $"The root user was last used on {used:yyyy-MM-dd}, {Days(inventory, used)} ago.", [$"last used {used:yyyy-MM-dd}"]);
        }

        // Where an organization has taken root's credentials away, there is nothing that MFA could guard.
        var canSignIn = root.PasswordEnabled != false || root.AccessKeys.Any(k => k.Active);
        if (root.MfaEnabled == false && canSignIn) yield return Note(inventory, RiskKind.RootWithoutMfa, Critical, "The root user has no MFA device.", ["MFA: none"]);
        if (root.AccessKeys.Count == 0) yield break;
        var active = root.AccessKeys.Count(k => k.Active);
        yield return Note(
            inventory, RiskKind.RootAccessKey, active > 0 ? Critical : Medium,
            active > 0 ? $"The root user has {Wording.Count(active, "active access key")}." : $"The root user has {Wording.Count(root.AccessKeys.Count, "inactive access key")}.",
            root.AccessKeys.Select((k, i) => $"access key {i + 1}: {k}").ToList());
    }

    private static string Days(AwsIamInventory inventory, DateTimeOffset since) => Wording.Count(Math.Max(0, (int)(inventory.TakenAt - since).TotalDays), "day");

    private static RiskNote Note(AwsIamInventory inventory, RiskKind kind, AccessRiskSeverity severity, string summary, IReadOnlyList<string> evidence) => new()
    {
        Kind = kind,
        PrincipalType = "Root",
        PrincipalName = "root",
        PrincipalArn = $"arn:{PartitionOf(inventory)}:iam::{inventory.AccountId}:root",
        Severity = severity,
        Summary = summary,
        Evidence = evidence.Select(e => new AccessEvidence { Source = e }).ToList(),
        People = 1,
    };

    private static string PartitionOf(AwsIamInventory inventory)
    {
        var any = inventory.Users.Select(u => u.Arn).Concat(inventory.Roles.Select(r => r.Arn)).Concat(inventory.Groups.Select(g => g.Arn)).FirstOrDefault();
        return any?.Split(':') is { Length: > 1 } parts ? parts[1] : "aws";
    }
}
