using EntraAws.Contracts;
using EntraAws.Engine.Roles;
using EntraAws.Rules;

namespace EntraAws.Engine.RoleLists;

/// <summary>One line of a role list: two ARNs in either order, with a comma between; what spreadsheets and people make of that is understood, too.</summary>
internal static class RoleListLine
{
    private const string Arns = "arn:";
    private static readonly char[] Around = [' ', '\t', '"', '\'', ',', ';', '\uFEFF', '\u00A0'];

    /// <summary>Blank lines and those that begin with # or // say nothing.</summary>
    public static bool IsEmpty(string line)
    {
        var text = line.Trim(Around);
        return text.Length == 0 || text[0] == '#' || text.StartsWith("//", StringComparison.Ordinal);
    }

    /// <summary>A line of column names, which holds no ARN.</summary>
    public static bool IsHeader(string line) =>
        !line.Contains(Arns, StringComparison.OrdinalIgnoreCase) && line.Contains("role", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="EntraAwsException">It is no pair of a role and its provider.</exception>
    public static RoleListEntry Parse(string line)
    {
        // A role's name may hold a comma: what tells the two apart is where the second ARN begins.
        var text = line.Trim(Around);
        var second = text.Length > Arns.Length ? text.IndexOf(Arns, Arns.Length, StringComparison.Ordinal) : -1;
        if (!text.StartsWith(Arns, StringComparison.Ordinal) || second < 0) throw Faults.ArnInvalid(RoleListReader.Shown(text), "a role, followed by that of a SAML provider");
        if (text.IndexOf(Arns, second + Arns.Length, StringComparison.Ordinal) >= 0) throw Faults.AppRoleValueInvalid(RoleListReader.Shown(text), "more than one trusted entity is named; Entra takes one SAML provider for each role.");
        var (one, other) = (text[..second].Trim(Around), text[second..].Trim(Around));
        var (role, provider) = Arn.Parse(one, "saml-provider") is null ? (one, other) : (other, one);
        var value = AppRoleValue.Of(new WantedAppRole(role, provider));
        AwsRules.CheckRoleName(value.Role.Name);
        AwsRules.CheckProviderName(value.Provider.Name);
        return RoleListEntries.Of(value.Role.ToString(), value.Provider.ToString(), null);
    }
}
