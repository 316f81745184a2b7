using System.Text.RegularExpressions;
using EntraAws.Contracts;

namespace EntraAws.Rules;

/// <summary>What IAM Identity Center takes, checked before the first call. The limits are those of the sso-admin API reference (CreatePermissionSet, PutInlinePolicyToPermissionSet).</summary>
internal static class CenterRules
{
    public const int LeastSession = 3600;
    public const int MostInline = 32768;

    /// <summary>AWS managed and customer managed ones together.</summary>
    public const int MostPolicies = 20;

    private static readonly Regex Name = Expression(@"^[a-zA-Z0-9_+=,.@-]+\z");
    private static readonly Regex SetArn = Expression(@"^arn:aws[a-z-]*:sso:::permissionSet/(sso)?ins-[a-zA-Z0-9.-]{16}/ps-[a-zA-Z0-9./-]{16}\z");
    private static readonly Regex Text = Expression(@"^[\t\n\r\x20-\x7E\u00A1-\u00FF]*\z");
    private static readonly Regex Relay = Expression(@"^[a-zA-Z0-9&$@#\\/%?=~\-_'""|!:,.;*+\[\] (){}]+\z");

    public static void CheckName(string name)
    {
        if (name.Length > 32) throw Faults.PermissionSetNameInvalid(name, $"it has {name.Length} characters; IAM Identity Center takes 32.");
        if (!Name.IsMatch(name)) throw Faults.PermissionSetNameInvalid(name, "it takes 1 to 32 letters, digits and +=,.@-_");
    }

    /// <summary>Checks what stands for a permission set that is there: its name or its ARN.</summary>
    public static void CheckNameOrArn(string set)
    {
        if (!set.StartsWith("arn:", StringComparison.Ordinal)) CheckName(set);
        else if (!SetArn.IsMatch(set)) throw Faults.ArnInvalid(set, "a permission set");
    }

    public static void CheckPolicyCount(string set, int count)
    {
        if (count > MostPolicies) throw Faults.PermissionSetInvalid(set, $"it would have {count} managed policies; IAM Identity Center takes {MostPolicies}.");
    }

    public static void CheckDescription(string set, string text)
    {
        if (text.Length > 700) throw Faults.PermissionSetInvalid(set, $"the description has {text.Length} characters; IAM Identity Center takes 700.");
        var wrong = text.FirstOrDefault(c => !Text.IsMatch(c.ToString()));
        if (wrong != default) throw Faults.PermissionSetInvalid(set, $"IAM Identity Center does not take the character '{wrong}' (U+{(int)wrong:X4}) in the description.");
    }

    public static void CheckSession(int seconds)
    {
        if (seconds is < LeastSession or > AwsRules.MostSession) throw Faults.SessionDurationInvalid(seconds, LeastSession, AwsRules.MostSession);
    }

    public static void CheckRelayState(string set, string relayState)
    {
        if (relayState.Length > 240) throw Faults.PermissionSetInvalid(set, $"the relay state has {relayState.Length} characters; IAM Identity Center takes 240.");
        if (!Relay.IsMatch(relayState)) throw Faults.PermissionSetInvalid(set, "the relay state is no URL that IAM Identity Center takes.");
    }

    public static void CheckInlineLength(string set, string document)
    {
        if (document.Length > MostInline) throw Faults.PermissionSetInvalid(set, $"the inline policy has {document.Length} characters; IAM Identity Center takes {MostInline}.");
    }

    private static Regex Expression(string pattern) => new(pattern, RegexOptions.CultureInvariant);
}
