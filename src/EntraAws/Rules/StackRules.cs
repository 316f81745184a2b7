using System.Text.RegularExpressions;
using EntraAws.Contracts;

namespace EntraAws.Rules;

/// <summary>What CloudFormation takes, checked before the first call. The limits are those of its API reference (CreateStackSet) and of its quotas page.</summary>
internal static class StackRules
{
    public const int MostResources = 500;
    public const int MostTemplateBody = 51_200;
    public const int MostTemplateInS3 = 1_048_576;

    /// <summary>IAM, inline policies of a role together, white space not counted.</summary>
    public const int MostInlinePolicies = 10_240;

    /// <summary>The highest that the quota of managed policies of a role can be raised to.</summary>
    public const int MostPolicies = 25;

    private static readonly Regex Name = new(@"^[a-zA-Z][a-zA-Z0-9-]{0,127}\z", RegexOptions.CultureInvariant);
    private static readonly Regex Unit = new(@"^(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32})\z", RegexOptions.CultureInvariant);
    private static readonly Regex PolicyName = new(@"^[a-zA-Z0-9_+=,.@-]{1,128}\z", RegexOptions.CultureInvariant);

    public static void CheckStackSetName(string name)
    {
        if (!Name.IsMatch(name)) throw Faults.StackSetNameInvalid(name);
    }

    public static void CheckOrganizationalUnit(string id)
    {
        if (!Unit.IsMatch(id)) throw Faults.OrganizationalUnitInvalid(id);
    }

    public static void CheckTemplateUrl(string url)
    {
        if (url.Length > 1024 || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != "https") throw Faults.TemplateUrlInvalid(url);
    }

    public static void CheckPercentage(string parameter, int value, int least)
    {
        if (value < least || value > 100) throw Faults.PercentageInvalid(parameter, value, least);
    }

    public static void CheckPolicyName(string role, string name)
    {
        if (!PolicyName.IsMatch(name)) throw Faults.InlinePolicyInvalid(role, name, "its name takes 1 to 128 letters, digits and +=,.@-_");
    }
}
