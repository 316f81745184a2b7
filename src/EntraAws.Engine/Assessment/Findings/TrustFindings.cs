using EntraAws.Engine.Documents;

namespace EntraAws.Engine.Assessment;

/// <summary>Roles that let in anyone, or other accounts.</summary>
internal static class TrustFindings
{
    private const string Cognito = "cognito-identity.amazonaws.com";

    public static IEnumerable<RiskNote> Of(AwsIamRole role, Principal principal, bool isAdministrator)
    {
        if (PolicyDocument.Parse(role.TrustPolicy) is { Statements.Count: 0, Problem: { } problem })
        {
            yield return RiskNote.Of(principal, RiskKind.UnreadablePolicy, AccessRiskSeverity.Low, true, $"Its trust policy can't be read: {problem}.", [new AccessEvidence { Source = $"{role.Arn} trust policy" }]);
            yield break;
        }

        var statements = (TrustPolicy.Parse(role.TrustPolicy)?.Statements ?? []).Select((s, i) => (Statement: s, Number: i + 1)).Where(s => s.Statement.Allows).ToList();
        var open = statements.Where(s => IsOpen(s.Statement)).ToList();
        var inverted = PolicyDocument.Parse(role.TrustPolicy).Statements.Where(s => s.Allows && s.IsNotPrincipal).ToList();
        if (open.Count + inverted.Count > 0)
        {
            var certain = open.Any(s => s.Statement.ConditionKeys.Count == 0 && IsAnyone(s.Statement)) || inverted.Any(s => !s.HasCondition);
            yield return RiskNote.Of(
                principal, RiskKind.AssumableByAnyone, certain ? AccessRiskSeverity.Critical : AccessRiskSeverity.High, certain, Summary(open, certain),
                [.. open.Select(s => Evidence(role, s.Statement, s.Number)), .. inverted.Select(s => new AccessEvidence { Source = $"{role.Arn} trust policy", Statement = s.Label, Actions = Wording.Cut(s.Actions), ConditionKeys = s.ConditionKeys })]);
        }

        var strangers = statements.Where(s => Accounts(s.Statement, role.AccountId).Any()).ToList();
        if (strangers.Count == 0) yield break;
        var guarded = strangers.All(s => s.Statement.ConditionKeys.Count > 0);
        var severity = (guarded ? AccessRiskSeverity.Low : AccessRiskSeverity.Medium) + (isAdministrator ? 1 : 0);
        var accounts = strangers.SelectMany(s => Accounts(s.Statement, role.AccountId)).Distinct().ToList();
        yield return RiskNote.Of(
            principal, RiskKind.CrossAccountTrust, severity, !guarded,
            $"Can be assumed from {(accounts.Count == 1 ? "account" : "accounts")} {Wording.Names(accounts)}{(guarded ? ", under a condition" : " without a condition")}{(isAdministrator ? ", and is an administrator here" : "")}.",
            strangers.Select(s => Evidence(role, s.Statement, s.Number)).ToList());
    }

    private static string Summary(List<(TrustStatement Statement, int Number)> open, bool certain) =>
        certain ? "Any AWS account can assume this role."
        : open.Any(s => IsAnyone(s.Statement)) ? $"Any AWS account can assume this role where {Wording.Names(open.SelectMany(s => s.Statement.ConditionKeys).Distinct().ToList())} allows it."
        : "Any identity of the OpenID Connect provider can assume this role: no condition looks at the token's subject.";

    private static bool IsOpen(TrustStatement statement) => IsAnyone(statement) || IsAnyToken(statement);

    private static bool IsAnyone(TrustStatement statement) => statement.Principals.Any(p => p is { Type: "AWS" or "*", Value: "*" });

    // A web identity provider serves many tenants: only a claim beside the audience tells one caller from another.
    // With Cognito the audience is the identity pool, which is one's own.
    private static bool IsAnyToken(TrustStatement statement) =>
        statement.Principals.Any(p => p.Type == "Federated" && !p.Value.Contains(":saml-provider/", StringComparison.Ordinal) && (p.Value != Cognito || statement.ConditionKeys.Count == 0))
        && statement.ConditionKeys.All(k => k.EndsWith(":aud", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Accounts(TrustStatement statement, string own) => statement.Principals
        .Where(p => p.Type == "AWS" && p.Value != "*")
        .Select(p => p.Value.Split(':') is { Length: >= 6 } parts ? parts[4] : p.Value)
        .Where(a => a.Length == 12 && a.All(char.IsAsciiDigit) && a != own);

    private static AccessEvidence Evidence(AwsIamRole role, TrustStatement statement, int number) => new()
    {
        Source = $"{role.Arn} trust policy",
        Statement = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Actions = Wording.Cut(statement.Actions),
        ConditionKeys = statement.ConditionKeys,
    };
}
