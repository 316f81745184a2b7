using System.Text.RegularExpressions;

namespace EntraAws.Sandbox;

/// <summary>Whom a trust policy may name, and how long it may be.</summary>
internal static partial class TrustPolicyRules
{
    /// <exception cref="AwsRefusal">IAM would refuse the policy for this account at this time.</exception>
    public static void Demand(AwsCall call, string json)
    {
        foreach (var (kind, value) in TrustPolicy.Parse(json).Statements.SelectMany(s => s.Principals))
            if (!Valid(call, kind, value)) throw AwsRefusal.MalformedPolicy($"Invalid principal in policy: \"{kind.ToUpperInvariant()}\":\"{value}\"");
        // White space does not count towards the quota.
        var quota = call.Account.Quota("AssumeRolePolicySizeQuota");
        if (json.Count(c => !char.IsWhiteSpace(c)) > quota) throw AwsRefusal.Limit($"Cannot exceed quota for ACLSizePerRole: {quota}");
    }

    private static bool Valid(AwsCall call, string kind, string value) => kind switch
    {
        "AWS" => value == "*" || AccountId().IsMatch(value) || (AwsPrincipal().Match(value) is { Success: true } match && Known(call, match)),
        "Federated" => Federated(call, value),
        "Service" => ServiceName().IsMatch(value),
        _ => value.Length > 0,
    };

    /// <summary>In an account that the sandbox holds, the user or role must be there; of others it knows nothing.</summary>
    private static bool Known(AwsCall call, Match principal)
    {
        if (principal.Groups["kind"].Value == "root" || !call.State.Accounts.TryGetValue(principal.Groups["account"].Value, out var account)) return true;
        var name = principal.Groups["name"].Value;
        return principal.Groups["kind"].Value switch
        {
            "role" => account.Roles.Any(r => r.VisibleAt <= call.Now && r.Path + r.Name == "/" + name),
            "user" => account.Users.Any(u => u.Path + u.Name == "/" + name),
            _ => true,
        };
    }

    /// <summary>A SAML or OIDC provider must be one of the same account that IAM sees by now.</summary>
    private static bool Federated(AwsCall call, string value)
    {
        if (!value.StartsWith("arn:", StringComparison.Ordinal)) return ServiceName().IsMatch(value);
        return call.VisibleProviders().Any(p => call.Account.Arn("saml-provider/" + p.Name) == value)
            || call.Account.OidcProviders.Any(p => call.Account.Arn("oidc-provider/" + p.Url) == value);
    }

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex AccountId();

    [GeneratedRegex(@"^arn:aws[a-z-]*:(iam|sts)::(?<account>[0-9]{12}):((?<kind>root)|(?<kind>user|role|assumed-role|federated-user)/(?<name>.+))\z")]
    private static partial Regex AwsPrincipal();

    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9-]+)+\z")]
    private static partial Regex ServiceName();
}
