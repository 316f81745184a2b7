namespace EntraAws.Engine.Assessment.Report;

/// <summary>The findings, in the order of work.</summary>
internal static class FindingTable
{
    private const int MostActions = 6;

    public static ReportTable Of(ReportContent content) => new(
        "findings", "All findings", "In the order of work. One that may depend on a condition says so.",
        [
            new("Account", CellKind.Text, IsChoice: true), new("#", CellKind.Number), new("Severity", CellKind.Severity, IsChoice: true), new("Finding", IsChoice: true),
            new("Type", IsChoice: true), new("Who", CellKind.Name), new("What", CellKind.Prose), new("Evidence", CellKind.List), new("Remedy", CellKind.Prose),
        ],
        content.Risks.Select(r => new object?[]
        {
            r.AccountId, r.Rank, r.Severity.ToString(), Words(r.Finding), r.PrincipalType, r.PrincipalName, Summary(r), r.Evidence.Select(Evidence).ToList(), r.Remedy,
        }).ToList());

    public static string Summary(AccessRisk risk) => risk.Certain ? risk.Summary : risk.Summary + " (Not certain: a condition may keep it from being so.)";

    public static string Evidence(AccessEvidence evidence)
    {
        var text = ReportTable.ShortName(evidence.Source);
        if (evidence.Source.Contains(" inline/", StringComparison.Ordinal)) text += " (inline)";
        else if (!evidence.Source.StartsWith("arn:", StringComparison.Ordinal)) text = evidence.Source;
        if (evidence.Statement is not null) text += $" [{evidence.Statement}]";
        if (evidence.Through is not null) text += $" through {evidence.Through}";
        if (evidence.Actions.Count > 0) text += ": " + string.Join(", ", evidence.Actions.Take(MostActions)) + (evidence.Actions.Count > MostActions ? $" plus {evidence.Actions.Count - MostActions} more" : "");
        return evidence.ConditionKeys.Count > 0 ? $"{text}, if {string.Join(", ", evidence.ConditionKeys)}" : text;
    }

    /// <summary>AdministratorEquivalent becomes "Administrator equivalent", ConsoleWithoutMfa "Console without MFA".</summary>
    public static string Words(string name)
    {
        var spaced = string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) && !char.IsUpper(name[i - 1]) ? " " + char.ToLowerInvariant(c) : c.ToString()));
        return string.Join(' ', spaced.Split(' ').Select(w => w is "mfa" or "saml" or "iam" ? w.ToUpperInvariant() : w));
    }
}
