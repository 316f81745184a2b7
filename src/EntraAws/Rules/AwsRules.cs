using System.Text.RegularExpressions;
using EntraAws.Contracts;

namespace EntraAws.Rules;

/// <summary>
/// What IAM takes as names, texts and numbers, checked before the first call. The limits are those of the IAM API
/// reference (CreateRole, CreateSAMLProvider, Tag) and of Entra's role import.
/// </summary>
internal static class AwsRules
{
    public const int LeastMaxSession = 3600;
    public const int LeastConsoleSession = 900;
    public const int MostSession = 43200;

    /// <summary>Entra takes a role only when its ARN and its provider's have fewer characters than this, together.</summary>
    public const int ArnsBelow = 240;

    /// <summary>The name of the provisioning agent's user, where none is given. "Svc-" says that it is no person's.</summary>
    public const string ProvisioningUser = "Svc-EntraRoleSync";

    private static readonly Regex Account = Expression(@"^\d{12}\z");
    private static readonly Regex Role = Expression(@"^[a-zA-Z0-9_+=.@-]{1,64}\z");
    private static readonly Regex User = Expression(@"^[a-zA-Z0-9_+=,.@-]{1,64}\z");
    private static readonly Regex Provider = Expression(@"^[a-zA-Z0-9_.-]{1,128}\z");
    private static readonly Regex RolePath = Expression(@"^(/|/[!-~]{1,510}/)\z");
    private static readonly Regex DescriptionText = Expression(@"^[\t\n\r\x20-\x7E\u00A1-\u00FF]*\z");
    private static readonly Regex TagText = Expression(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z");

    public static void CheckAccountId(string id)
    {
        if (!Account.IsMatch(id)) throw Faults.AccountIdInvalid(id);
    }

    /// <summary>The states in which AWS lets nobody into an account; anything else counts as active.</summary>
    public static bool IsInactiveState(string? state) => state is "PENDING_ACTIVATION" or "SUSPENDED" or "PENDING_CLOSURE" or "CLOSED";

    public static void CheckRoleName(string name)
    {
        if (name.Contains(',')) throw Faults.RoleNameInvalid(name, "a comma separates the two ARNs in Entra's claim.");
        if (name.Length > 64) throw Faults.RoleNameInvalid(name, $"it has {name.Length} characters; IAM takes 64.");
        if (!Role.IsMatch(name)) throw Faults.RoleNameInvalid(name, "it takes 1 to 64 letters, digits and +=.@-_");
    }

    public static void CheckProviderName(string name)
    {
        if (name.Length > 128) throw Faults.ProviderNameInvalid(name, $"it has {name.Length} characters; IAM takes 128.");
        if (!Provider.IsMatch(name)) throw Faults.ProviderNameInvalid(name, "it takes 1 to 128 letters, digits and ._-");
    }

    /// <summary>IAM makes users with up to 64 characters of these (CreateUser).</summary>
    public static void CheckUserName(string name)
    {
        if (name.Length > 64) throw Faults.UserNameOfAwsInvalid(name, $"it has {name.Length} characters; IAM takes 64.");
        if (!User.IsMatch(name)) throw Faults.UserNameOfAwsInvalid(name, "it takes 1 to 64 letters, digits and +=,.@-_");
    }

    public static void CheckRolePath(string path)
    {
        if (!RolePath.IsMatch(path)) throw Faults.RolePathInvalid(path);
    }

    public static void CheckDescription(string text)
    {
        if (text.Length > 1000) throw Faults.DescriptionInvalid(text, $"it has {text.Length} characters; IAM takes 1,000.");
        var wrong = text.FirstOrDefault(c => !DescriptionText.IsMatch(c.ToString()));
        if (wrong != default) throw Faults.DescriptionInvalid(text, $"IAM does not take the character '{wrong}' (U+{(int)wrong:X4}) in it.");
    }

    public static void CheckMaxSession(int seconds)
    {
        if (seconds is < LeastMaxSession or > MostSession) throw Faults.SessionDurationInvalid(seconds, LeastMaxSession, MostSession);
    }

    public static void CheckConsoleSession(int seconds)
    {
        if (seconds is < LeastConsoleSession or > MostSession) throw Faults.SessionDurationInvalid(seconds, LeastConsoleSession, MostSession);
    }

    public static void CheckTags(IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count > 50) throw Faults.TagInvalid(tags.Keys.First(), $"there are {tags.Count} tags; IAM takes 50.");
        foreach (var tag in tags)
        {
            if (tag.Key.Length is 0 or > 128) throw Faults.TagInvalid(tag.Key, "a key has 1 to 128 characters.");
            if (tag.Value.Length > 256) throw Faults.TagInvalid(tag.Key, "a value has at most 256 characters.");
            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) throw Faults.TagInvalid(tag.Key, "keys that begin with aws: belong to AWS.");
            if (!TagText.IsMatch(tag.Key) || !TagText.IsMatch(tag.Value)) throw Faults.TagInvalid(tag.Key, "tags take letters, digits, spaces and _.:/=+-@");
        }

        var twice = tags.Keys.GroupBy(k => k, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw Faults.TagInvalid(twice.Key, "the key is there twice; IAM does not tell upper from lower case.");
    }

    /// <summary>Checks what a role's ARN and its provider's must be for Entra to offer the role.</summary>
    public static void CheckArnPair(string roleArn, string providerArn)
    {
        var length = roleArn.Length + providerArn.Length;
        if (length >= ArnsBelow) throw Faults.ArnsTooLong(roleArn, providerArn, length);
    }

    private static Regex Expression(string pattern) => new(pattern, RegexOptions.CultureInvariant);
}
