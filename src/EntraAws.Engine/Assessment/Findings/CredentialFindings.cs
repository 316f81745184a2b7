using EntraAws.Contracts;
using static EntraAws.AccessRiskSeverity;

namespace EntraAws.Engine.Assessment;

/// <summary>Passwords and access keys: without MFA, old, unused. What the credential report does not know is no finding.</summary>
internal sealed class CredentialFindings(DateTimeOffset takenAt, AssessmentThresholds thresholds)
{
    /// <summary>The findings of one user; they weigh more where the user is an administrator.</summary>
    public IEnumerable<RiskNote> Of(AwsIamUser user, Principal principal, bool isAdministrator)
    {
        RiskNote Note(RiskKind kind, AccessRiskSeverity severity, string summary, params IEnumerable<string> evidence) =>
            RiskNote.Of(principal, kind, isAdministrator ? severity + 1 : severity, true, summary, evidence.Select(e => new AccessEvidence { Source = e }).ToList());

        var password = user.PasswordEnabled == true;
        if (password && user.MfaEnabled == false) yield return Note(RiskKind.NoMfa, Medium, "Signs in with a password and no MFA.", "password: enabled", "MFA: none");

        var keys = user.AccessKeys.Select((k, i) => (Key: k, Text: $"access key {(k.AccessKeyId ?? (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))}: {k}")).Where(k => k.Key.Active).ToList();
        var old = keys.Where(k => k.Key.Age > thresholds.AccessKeyAge).ToList();
        if (old.Count > 0) yield return Note(RiskKind.OldAccessKey, Medium, $"Has {Wording.Count(old.Count, "access key")} older than {thresholds.AccessKeyAge} days; the oldest has {old.Max(k => k.Key.Age)}.", old.Select(k => k.Text));
        var idle = keys.Where(k => k.Key.LastUsed is { } used ? IsLongAgo(used) : k.Key.Age > thresholds.UnusedFor).ToList();
        if (idle.Count > 0) yield return Note(RiskKind.UnusedAccessKey, Medium, $"Has {Wording.Count(idle.Count, "access key")} not used for more than {thresholds.UnusedFor} days.", idle.Select(k => $"{k.Text}, {LastUse(k.Key.LastUsed)}"));

        if (password && user.PasswordAge > thresholds.PasswordAge) yield return Note(RiskKind.OldPassword, Low, $"Its password is {user.PasswordAge} days old.", $"password: {user.PasswordAge} days");
        if (password && (user.PasswordLastUsed is { } signedIn ? IsLongAgo(signedIn) : user.PasswordAge > thresholds.UnusedFor))
        {
            yield return Note(RiskKind.UnusedPassword, Low, $"Has a password not used for more than {thresholds.UnusedFor} days.", $"password: {LastUse(user.PasswordLastUsed)}");
        }

        // Without its line of the credential report nothing is known of a user's use.
        if (user.PasswordEnabled is null) yield break;
        if (user.LastUsed is { } last ? IsLongAgo(last) : user.CreatedAt is { } made && IsLongAgo(made))
        {
            var works = password || keys.Count > 0;
            yield return Note(RiskKind.InactiveUser, works ? Medium : Low, $"Shows no sign of life for more than {thresholds.UnusedFor} days{(works ? ", and can still sign in" : "; it has nothing to sign in with")}.", $"user: {LastUse(user.LastUsed)}");
        }
    }

    private static string LastUse(DateTimeOffset? used) => used is { } at ? $"last used {at:yyyy-MM-dd}" : "never used";

    private bool IsLongAgo(DateTimeOffset time) => takenAt - time > TimeSpan.FromDays(thresholds.UnusedFor);
}
