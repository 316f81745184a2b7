using System.Text.RegularExpressions;
using EntraAws.Engine.Assessment;
using EntraAws.Engine.Documents;

namespace EntraAws.Engine.Verification;

/// <summary>Whether a trust policy lets a SAML provider in, as far as the policy alone tells it.</summary>
internal sealed class SamlTrust(TrustPolicy policy, string providerArn)
{
    public const string Assume = "sts:AssumeRoleWithSAML";
    private const string AudienceKey = "SAML:aud";

    /// <summary>Whether any statement lets the provider in, whatever its conditions.</summary>
    public bool NamesProvider => Allowing(Assume).Count > 0;

    /// <summary>The values that the statements for this provider want in SAML:aud.</summary>
    public IReadOnlyList<string> Audiences => Allowing(Assume).SelectMany(s => s.Conditions).Where(IsAudience).SelectMany(c => c.Values).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>What is tested beside SAML:aud, which only the sign-in itself can answer.</summary>
    /// <param name="actions">The actions that the sign-in needs.</param>
    public IReadOnlyList<string> Unjudged(params string[] actions) => actions.SelectMany(a => Allowing(a).Concat(Denying(a)))
        .SelectMany(s => s.Conditions.Where(c => !IsAudience(c)).Select(c => $"{c.Operator} {c.Key}").Concat(s.NotPrincipals.Count > 0 ? ["NotPrincipal"] : []))
        .Distinct(StringComparer.Ordinal).ToList();

    /// <summary>Whether an action is denied to the provider; null where conditions, or whom a statement leaves out, decide.</summary>
    public bool? Denies(string action, string? audience)
    {
        var meant = Denying(action).Where(s => FitsAudience(s, audience)).ToList();
        return meant.Exists(s => s.Conditions.All(IsAudience) && s.NotPrincipals.Count == 0) ? true : meant.Count > 0 ? null : false;
    }

    /// <summary>Whether it is let in where nothing denies it; false when SAML:aud does not fit, null when other conditions decide.</summary>
    public bool? Admits(string? audience)
    {
        var fitting = Allowing(Assume).Where(s => FitsAudience(s, audience)).ToList();
        return fitting.Count == 0 ? false : IsOpen(fitting) && Denies(Assume, audience) is not null ? true : null;
    }

    /// <summary>Whether it may take an action along with the sign-in, such as sts:TagSession; null when conditions decide.</summary>
    public bool? Allows(string action, string? audience)
    {
        var allowing = Allowing(action);
        return allowing.Count == 0 || Denies(action, audience) == true ? false : IsOpen(allowing) && Denies(action, audience) is not null ? true : null;
    }

    private static bool IsOpen(IEnumerable<TrustStatement> statements) => statements.Any(s => s.Conditions.All(IsAudience));

    // Only a Federated principal lets SAML in.
    private List<TrustStatement> Allowing(string action) => policy.Statements.Where(s => s.Allows && Covers(s, action) && s.Principals.Any(IsProvider)).ToList();

    // A denial can name everybody, or all but some.
    private List<TrustStatement> Denying(string action) => policy.Statements
        .Where(s => !s.Allows && Covers(s, action))
        .Where(s => s.Principals.Any(p => IsProvider(p) || p.Value == "*") || (s.NotPrincipals.Count > 0 && !s.NotPrincipals.Any(IsProvider)))
        .ToList();

    private bool IsProvider(TrustPrincipal principal) => principal.Type == "Federated" && principal.Value == providerArn;

    private static bool Covers(TrustStatement statement, string action) =>
        statement.Actions.Any(a => Wildcard.Matches(a, action)) || (statement.NotActions.Count > 0 && !statement.NotActions.Any(a => Wildcard.Matches(a, action)));

    private static bool FitsAudience(TrustStatement statement, string? audience) => statement.Conditions.Where(IsAudience).All(c => Fits(c.Operator, c.Values, audience));

    private static bool IsAudience((string Operator, string Key, IReadOnlyList<string> Values) condition) =>
        string.Equals(condition.Key, AudienceKey, StringComparison.OrdinalIgnoreCase) && Comparison(condition.Operator) is not null;

    private static bool Fits(string name, IReadOnlyList<string> values, string? audience) => audience is not null && values.Any(v => Comparison(name)!(v, audience));

    private static Func<string, string, bool>? Comparison(string name) => name.Split(':')[^1].ToUpperInvariant() switch
    {
        "STRINGEQUALS" or "STRINGEQUALSIFEXISTS" => (value, audience) => value == audience,
        "STRINGEQUALSIGNORECASE" => (value, audience) => string.Equals(value, audience, StringComparison.OrdinalIgnoreCase),
        "STRINGLIKE" or "STRINGLIKEIFEXISTS" => IsLike,
        _ => null,
    };

    // StringLike tells upper from lower case, unlike the wildcards of actions.
    private static bool IsLike(string pattern, string text) => Regex.IsMatch(
        text, $@"\A{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
