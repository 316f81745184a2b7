using System.Text.RegularExpressions;
using EntraAws.Contracts;

namespace EntraAws.Rules;

/// <summary>What Entra takes as names, checked before the first call.</summary>
internal static class EntraRules
{
    private const int MostAppName = 120; // supported-accounts-validation: AzureADMyOrg
    private const int MostName = 256;

    private static readonly Regex UserName = new(@"^[A-Za-z0-9'._#^~!-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+\z", RegexOptions.CultureInvariant);
    private static readonly Regex Email = new(@"^[^@\s]+@[^@\s]+\.[^@\s.]+\z", RegexOptions.CultureInvariant);

    private static readonly Regex Instance = new(@"^[A-Za-z0-9._-]{1,100}\z", RegexOptions.CultureInvariant);
    private static readonly Regex NoInstance = new("[^a-z0-9._]+", RegexOptions.CultureInvariant);

    public static void CheckAppName(string name)
    {
        if (Problem(name, MostAppName) is { } why) throw Faults.AppNameInvalid(name, why);
    }

    /// <summary>What makes the identifier of an app unique that is of no one account. Twelve digits would be taken for an account.</summary>
    public static void CheckInstance(string identifier)
    {
        if (!Instance.IsMatch(identifier)) throw Faults.AppInstanceInvalid(identifier, "it takes 1 to 100 letters, digits and ._-");
        if (identifier.Length == 12 && identifier.All(char.IsDigit)) throw Faults.AppInstanceInvalid(identifier, "twelve digits are an AWS account. Give -AccountId instead.");
    }

    /// <summary>Such a text from an app's name. Where letters of it can't stay, a number made of the name keeps two apps apart.</summary>
    public static string InstanceOf(string app)
    {
        var text = NoInstance.Replace(app.ToLowerInvariant(), "-").Trim('-');
        if (app.All(c => c is ' ' or < '\u007F')) return text.Length == 12 && text.All(char.IsDigit) || text.Length == 0 ? $"app-{text}" : Shortened(text, 100);
        var number = app.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u)); // FNV-1a
        return $"{Shortened(text, 91)}-{number:x8}";
    }

    private static string Shortened(string text, int most) => text.Length > most ? text.Substring(0, most) : text;

    public static void CheckGroupName(string name)
    {
        if (Problem(name, MostName) is { } why) throw Faults.GroupNameInvalid(name, why);
    }

    public static void CheckPolicyName(string name)
    {
        if (Problem(name, MostName) is { } why) throw Faults.PolicyNameInvalid(name, why);
    }

    /// <summary>A user principal name has at most 113 characters, 64 of them before the @.</summary>
    public static void CheckUserName(string name)
    {
        if (name.Length > 113 || name.IndexOf('@') > 64) throw Faults.UserNameInvalid(name, "it has at most 64 characters before the @ and 113 in all.");
        if (!UserName.IsMatch(name)) throw Faults.UserNameInvalid(name, "it is name@domain, with letters, digits and '._-!#^~ before the @.");
    }

    public static void CheckDisplayName(string user, string name)
    {
        if (Problem(name, MostName) is { } why) throw Faults.UserNameInvalid(user, $"the display name: {why}");
    }

    public static void CheckEmail(string address)
    {
        if (!Email.IsMatch(address)) throw Faults.EmailInvalid(address);
    }

    public static void CheckSessionNameSource(string source)
    {
        if (!SessionName.Sources.Contains(source, StringComparer.OrdinalIgnoreCase)) throw Faults.SessionNameSourceInvalid(source);
    }

    public static void CheckCertificateYears(int years)
    {
        if (years is < 1 or > 3) throw Faults.CertificateYearsInvalid(years);
    }

    private static string? Problem(string name, int most) =>
        string.IsNullOrWhiteSpace(name) ? "it is empty."
        : name.Length > most ? $"it has {name.Length} characters; Entra takes {most}."
        : name != name.Trim() ? "it begins or ends with white space."
        : name.Any(char.IsControl) ? "it has control characters."
        : null;
}
