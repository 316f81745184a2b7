using System.Text.RegularExpressions;

namespace EntraAws.Engine.Inventory;

/// <summary>
/// Tells people from programs. No single sign proves it, so the signs are weighed, all of them are named, and where they
/// balance the answer is that nobody knows.
/// </summary>
internal static partial class UserKind
{
    private const int Decisive = 10;
    private const int Strong = 3;
    private const int Weak = 1;

    private static readonly string[] TagKeys = ["type", "kind", "usertype", "user-type", "identitytype", "identity-type", "accounttype", "account-type"];

    public static (AwsUserKind Kind, IReadOnlyList<string> Reasons) Of(AwsIamUser user)
    {
        var signs = Signs(user).ToList();
        var weight = signs.Sum(s => s.Weight);
        var kind = weight > 0 ? AwsUserKind.Person : weight < 0 ? AwsUserKind.ServiceAccount : AwsUserKind.Unknown;
        return (kind, signs.Select(s => s.Reason).ToList());
    }

    // Positive for a person, negative for a program.
    private static IEnumerable<(int Weight, string Reason)> Signs(AwsIamUser user)
    {
        foreach (var tag in user.Tags.Where(t => TagKeys.Contains(t.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (PersonWord().IsMatch(tag.Value)) yield return (Decisive, $"tag {tag.Key} is {tag.Value}");
            else if (ProgramWord().IsMatch(tag.Value)) yield return (-Decisive, $"tag {tag.Key} is {tag.Value}");
        }

        if (user.PasswordEnabled == true) yield return (Strong, "has a console password");
        if (user.MfaEnabled == true) yield return (Strong, "has an MFA device");
        var activeKey = user.AccessKeys.Any(k => k.Active);
        if (user.PasswordEnabled == false && activeKey) yield return (-Strong, "has an access key and no password");
        if (user.ServiceCredentials.Any(c => c.Status == "Active") && user.PasswordEnabled == false) yield return (-Weak, "has a service credential and no password");
        if (ProgramName().IsMatch(user.UserName)) yield return (-Strong, "is named like a program");
        else if (PersonName().IsMatch(user.UserName)) yield return (Weak, "is named like a person");
    }

    [GeneratedRegex("^(human|person|people|employee|user|staff|contractor)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PersonWord();

    [GeneratedRegex("^(service|service[-_ ]?account|svc|robot|bot|machine|application|app|system|automation)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ProgramWord();

    [GeneratedRegex(@"(^|[-_.])(svc|srv|service|serviceaccount|bot|robot|automation|ci|cd|cicd|deploy|deployer|deployment|backup|terraform|jenkins|github|gitlab|monitoring|pipeline|ses-smtp-user|system)([-_.]|\d|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ProgramName();

    [GeneratedRegex(@"^[a-z]+[._][a-z]+\d*$|^[^@\s]+@[^@\s]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PersonName();
}
