using System.Text.Json;

namespace EntraAws.Sandbox;

/// <summary>A trust policy, read as IAM reads it. See <see cref="TrustPolicyRules"/> for whom it may name.</summary>
internal sealed class TrustPolicy
{
    private TrustPolicy(IReadOnlyList<TrustStatement> statements) => Statements = statements;

    public IReadOnlyList<TrustStatement> Statements { get; }

    /// <exception cref="AwsRefusal">MalformedPolicyDocument: IAM would not take it.</exception>
    public static TrustPolicy Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            throw AwsRefusal.MalformedPolicy("This policy contains invalid Json");
        }
    }

    /// <summary>Whether a policy, perhaps one that an imported account came with, lets a caller assume the role.</summary>
    public static bool LetsAssume(string json, AwsCaller caller)
    {
        try
        {
            return Parse(json).LetsAssume(caller);
        }
        catch (AwsRefusal)
        {
            return false;
        }
    }

    /// <summary>Whether a caller may assume the role. Conditions are not evaluated.</summary>
    private bool LetsAssume(AwsCaller caller)
    {
        bool Named(TrustStatement s) => s.Names("sts:AssumeRole") && s.Principals.Any(p => p.Kind == "AWS" && Fits(p.Value, caller));
        return Statements.Any(s => s.Allows && Named(s)) && !Statements.Any(s => !s.Allows && Named(s));
    }

    private static bool Fits(string principal, AwsCaller caller) =>
        principal == "*" || principal == caller.Account.AccountId || principal == caller.Account.Arn("root")
        || principal == caller.Arn || SameRole(principal, caller.Arn);

    /// <summary>A trusted role stands for its sessions.</summary>
    private static bool SameRole(string principal, string callerArn)
    {
        var session = callerArn.Split(":assumed-role/");
        return session.Length == 2 && principal.Contains(":role/", StringComparison.Ordinal)
            && principal.Split(':')[4] == session[0].Split(':')[4] && principal.EndsWith("/" + session[1].Split('/')[0], StringComparison.Ordinal);
    }

    private static TrustPolicy Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw AwsRefusal.MalformedPolicy("Syntax errors in policy.");
        foreach (var property in root.EnumerateObject())
            if (property.Name is not ("Version" or "Id" or "Statement")) throw AwsRefusal.MalformedPolicy($"Syntax error: unknown element {property.Name}.");
        if (root.TryGetProperty("Version", out var version) && (version.ValueKind != JsonValueKind.String || version.GetString() is not ("2012-10-17" or "2008-10-17")))
            throw AwsRefusal.MalformedPolicy("The policy must contain a valid version string");
        if (!root.TryGetProperty("Statement", out var statement)) throw AwsRefusal.MalformedPolicy("Missing required field Statement");
        var all = statement.ValueKind switch
        {
            JsonValueKind.Object => [statement],
            JsonValueKind.Array => statement.EnumerateArray().ToArray(),
            _ => throw AwsRefusal.MalformedPolicy("Syntax errors in policy."),
        };
        if (all.Length == 0) throw AwsRefusal.MalformedPolicy("Missing required field Statement");
        return new TrustPolicy(all.Select(TrustStatement.Read).ToList());
    }
}
