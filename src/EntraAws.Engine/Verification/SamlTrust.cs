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
    public bool NamesProvider => Statements(Assume, allows: true).Count > 0;

    /// <summary>The values that the statements for this provider want in SAML:aud.</summary>
    public IReadOnlyList<string> Audiences => Statements(Assume, allows: true).SelectMany(s => s.Conditions).Where(IsAudience).SelectMany(c => c.Values).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>The keys of other conditions, which only the sign-in itself can answer.</summary>
    public IReadOnlyList<string> OtherKeys => Statements(Assume, allows: true).Concat(Statements(Assume, allows: false))
        .SelectMany(s => s.Conditions).Where(c => !IsAudience(c)).Select(c => $"{c.Operator} {c.Key}").Distinct(StringComparer.Ordinal).ToList();

    /// <summary>Whether it may take an action along with the sign-in, such as sts:TagSession.</summary>
    public bool Allows(string action) => Statements(action, allows: true).Count > 0;

    /// <summary>Whether a statement denies it outright.</summary>
    public bool Denies(string? audience) => Statements(Assume, allows: false).Any(s => s.Conditions.All(c => IsAudience(c) && Fits(c.Operator, c.Values, audience)));

    /// <summary>True when it is let in, false when SAML:aud does not fit, null when other conditions decide.</summary>
    public bool? Admits(string? audience)
    {
        var fitting = Statements(Assume, allows: true).Where(s => s.Conditions.Where(IsAudience).All(c => Fits(c.Operator, c.Values, audience))).ToList();
        if (fitting.Count == 0) return false;
        var denials = Statements(Assume, allows: false).Any(s => s.Conditions.Any(c => !IsAudience(c)));
        return !denials && fitting.Exists(s => s.Conditions.All(IsAudience)) ? true : null;
    }

    private List<TrustStatement> Statements(string action, bool allows) => policy.Statements
        .Where(s => s.Allows == allows && s.Actions.Any(a => Wildcard.Matches(a, action)))
        // Only a Federated principal lets SAML in; a denial can name everybody.
        .Where(s => s.Principals.Any(p => (p.Type == "Federated" && p.Value == providerArn) || (!allows && p.Value == "*")))
        .ToList();

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
