using System.Text.RegularExpressions;

namespace EntraAws.Rules;

/// <summary>
/// RoleSessionName: what AWS calls a person. STS takes 2 to 64 characters of <c>[\w+=,.@-]</c>; anything else fails the
/// sign-in at AWS while Entra logs a success.
/// </summary>
internal static class SessionName
{
    /// <summary>Claims sources that give a single, stable name.</summary>
    public static readonly string[] Sources = ["userprincipalname", "mail", "mailnickname", "onpremisessamaccountname", "employeeid", "objectid"];

    private static readonly Regex Allowed = new("^[a-zA-Z_0-9+=,.@-]*\\z", RegexOptions.CultureInvariant);

    /// <summary>Why AWS refuses a name, or null when it takes it.</summary>
    public static string? Problem(string name) =>
        name.Length > 64 ? $"'{name}' has {name.Length} characters; AWS takes 64 as RoleSessionName. Use another source, such as mailnickname or objectid."
        : name.Length < 2 ? $"'{name}' is shorter than the 2 characters that AWS wants as RoleSessionName."
        : !Allowed.IsMatch(name) ? $"'{name}' has characters that AWS refuses in RoleSessionName (it takes letters, digits and _+=,.@-). Use another source, such as mail or objectid."
        : null;
}
