using System.Text.Json;
using System.Text.Json.Nodes;
using EntraAws.Rules;

namespace EntraAws.Engine.Documents;

/// <summary>A role's trust policy, read for who may assume the role.</summary>
internal sealed class TrustPolicy
{
    private TrustPolicy(IReadOnlyList<TrustStatement> statements) => Statements = statements;

    public IReadOnlyList<TrustStatement> Statements { get; }

    /// <summary>The SAML providers that any Allow statement names.</summary>
    public IReadOnlyList<string> SamlProviders => Statements
        .Where(s => s.Allows)
        .SelectMany(s => s.Principals)
        .Where(p => p.Type == "Federated" && p.Value.Contains(":saml-provider/", StringComparison.Ordinal))
        .Select(p => p.Value)
        .Distinct(StringComparer.Ordinal)
        .ToList();

    /// <summary>All principals that any Allow statement names.</summary>
    public IReadOnlyList<TrustPrincipal> Principals => Statements.Where(s => s.Allows).SelectMany(s => s.Principals).Distinct().ToList();

    /// <summary>The policy that lets people in by SAML, at the console and by program.</summary>
    public static string ForSaml(string providerArn, string signInUrl) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["Federated"] = providerArn },
            ["Action"] = "sts:AssumeRoleWithSAML",
            ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["SAML:aud"] = signInUrl } },
        }),
    }.ToJsonString();

    /// <summary>Reads a policy; null for what is no policy at all.</summary>
    public static TrustPolicy? Parse(string document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("Statement", out var statement)) return null;
            var items = statement.ValueKind == JsonValueKind.Array ? statement.EnumerateArray().ToList() : [statement];
            return new TrustPolicy(items.Where(s => s.ValueKind == JsonValueKind.Object).Select(TrustStatement.Read).ToList());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether people can sign in by this provider alone and at this URL, as <see cref="ForSaml"/> lets them. A policy
    /// that also passes session tags or a list of sign-in URLs is as good.
    /// </summary>
    public bool Admits(string providerArn, string signInUrl) =>
        Statements is [{ Allows: true } only]
        && only.Principals is [var principal] && principal == new TrustPrincipal("Federated", providerArn)
        && only.Actions.Contains("sts:AssumeRoleWithSAML", StringComparer.OrdinalIgnoreCase)
        && only.Audiences.Contains(signInUrl, StringComparer.Ordinal)
        && only.ConditionKeys is [var key] && string.Equals(key, "SAML:aud", StringComparison.OrdinalIgnoreCase);

    /// <summary>The provider's account, which must be the role's own.</summary>
    public static string? AccountOf(string providerArn) => Arn.Parse(providerArn, "saml-provider")?.AccountId;
}
