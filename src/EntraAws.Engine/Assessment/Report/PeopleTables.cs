using static EntraAws.Engine.Assessment.Report.ReportTable;

namespace EntraAws.Engine.Assessment.Report;

/// <summary>Users and groups.</summary>
internal static class PeopleTables
{
    private static readonly ReportColumn Account = new("Account", CellKind.Text, IsChoice: true);
    private static readonly ReportColumn Risk = new("Risk", CellKind.Severity, IsChoice: true);

    public static ReportTable Users(ReportContent content) => new(
        "users", "Users", "Age is in days. Key age is that of the oldest key that works.",
        [
            Account, new("User", CellKind.Name), Risk, new("Kind", IsChoice: true), new("MFA", IsChoice: true), new("Password age", CellKind.Number),
            new("Password used", CellKind.Day), new("Key age", CellKind.Number), new("Last used", CellKind.Day), new("Groups", CellKind.List), new("Own policies", CellKind.List),
        ],
        All(content, i => i.Users)
            .Select(u => (User: u, Worst: content.WorstOf(u.AccountId, u.Arn)))
            .OrderByDescending(u => u.Worst ?? (AccessRiskSeverity)(-1)).ThenBy(u => u.User.UserName, StringComparer.OrdinalIgnoreCase)
            .Select(u => new object?[]
            {
                u.User.AccountId, u.User.UserName, u.Worst?.ToString(), Kind(u.User.Kind), Mfa(u.User), u.User.PasswordAge, Day(u.User.PasswordLastUsed),
                u.User.AccessKeyAge, Day(u.User.LastUsed), u.User.Groups, PolicyNames(u.User.AttachedPolicies, u.User.InlinePolicies),
            }).ToList());

    public static ReportTable Groups(ReportContent content) => new(
        "groups", "Groups", "Whom each group holds, and what it lets them do.",
        [Account, new("Group", CellKind.Name), Risk, new("Members", CellKind.Number), new("Who", CellKind.List), new("Policies", CellKind.List)],
        All(content, i => i.Groups).Select(g => new object?[]
        {
            g.AccountId, g.GroupName, content.WorstOf(g.AccountId, g.Arn)?.ToString(), g.Members.Count, g.Members, PolicyNames(g.AttachedPolicies, g.InlinePolicies),
        }).ToList());

    /// <summary>MFA matters where there is a password: a user without one can't sign in to the console.</summary>
    public static bool LacksMfa(AwsIamUser user) => user is { PasswordEnabled: true, MfaEnabled: false };

    private static string Mfa(AwsIamUser user) => LacksMfa(user) ? "missing" : user.MfaEnabled switch
    {
        true => "yes",
        false => "no password",
        null => "unknown",
    };

    private static string Kind(AwsUserKind kind) => kind switch
    {
        AwsUserKind.Person => "person",
        AwsUserKind.ServiceAccount => "service account",
        _ => "unknown",
    };

    private static IEnumerable<T> All<T>(ReportContent content, Func<AwsIamInventory, IEnumerable<T>> of) => content.Inventories.SelectMany(of);
}
