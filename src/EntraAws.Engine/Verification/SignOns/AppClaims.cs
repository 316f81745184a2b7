using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EntraAws.Engine.Verification.Saml;

namespace EntraAws.Engine.Verification.SignOns;

/// <summary>The three claims of AWS in a claims mapping policy, each as far as it is there.</summary>
/// <param name="Role">The source of Role.</param>
/// <param name="SessionName">The source of RoleSessionName.</param>
/// <param name="Duration">The value of SessionDuration.</param>
internal sealed record AppClaims(string? Role, string? SessionName, string? Duration)
{
    public bool GivesRoles => Role == "assignedroles";

    /// <summary>There, and not what AWS takes; one that is missing is no harm.</summary>
    public bool IsDurationWrong => Duration is not null && !IsDurationRight;

    public bool IsDurationRight => int.TryParse(Duration, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds is >= Rules.AwsRules.LeastConsoleSession and <= Rules.AwsRules.MostSession;

    public static AppClaims Read(string definition)
    {
        try
        {
            var schema = JsonNode.Parse(definition)?["ClaimsMappingPolicy"]?["ClaimsSchema"] as JsonArray ?? [];
            JsonNode? Claim(string name) => schema.FirstOrDefault(c => (string?)c?["SamlClaimType"] == name);
            return new AppClaims((string?)Claim(SamlNames.Role)?["ID"], (string?)Claim(SamlNames.RoleSessionName)?["ID"], (string?)Claim(SamlNames.SessionDuration)?["Value"]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new AppClaims(null, null, null);
        }
    }
}
