using System.Text.RegularExpressions;
using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations of STS.</summary>
internal static partial class StsActions
{
    public static object?[] GetCallerIdentity(AwsCall call) =>
        [E("Arn", call.Caller.Arn), E("UserId", call.Caller.UserId), E("Account", call.Account.AccountId)];

    /// <summary>A session in a role of any account of the sandbox whose trust policy names the caller or its account.</summary>
    public static object?[] AssumeRole(AwsCall call)
    {
        var arn = call["RoleArn"];
        var name = call["RoleSessionName"];
        new AwsCheck().Required("RoleArn", arn).Length("RoleArn", arn, 20, 2048)
            .Required("RoleSessionName", name).Length("RoleSessionName", name, 2, 64).Match("RoleSessionName", name, SessionName(), @"[\w+=,.@-]*").Done();
        var seconds = call.Parameters.Number("DurationSeconds", 3600, 900, 43200);
        var match = RoleArn().Match(arn!);
        if (!match.Success) throw AwsRefusal.Validation($"{arn} is invalid");

        var account = call.State.Accounts.GetValueOrDefault(match.Groups[1].Value);
        var role = account?.Roles.FirstOrDefault(r => r.VisibleAt <= call.Now && account.Arn($"role{r.Path}{r.Name}") == arn);
        // AWS does not tell a role that is missing from one that does not trust the caller.
        if (account is null || role is null || !TrustPolicy.LetsAssume(role.TrustPolicy, call.Caller))
            throw AwsRefusal.AccessDenied($"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {arn}");
        if (seconds > role.MaxSessionDuration)
            throw AwsRefusal.Validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        // Role chaining: a session that makes a session gets an hour at most.
        if (seconds > 3600 && call.Caller.Arn.Contains(":assumed-role/", StringComparison.Ordinal))
            throw AwsRefusal.Validation("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");

        var session = new SandboxSession(account.AccountId, role.Name, role.RoleId, name!, call.Now.AddSeconds(seconds));
        var (key, secret, token) = SandboxCredentials.Issue(session);
        return
        [
            E("Credentials", E("AccessKeyId", key), E("SecretAccessKey", secret), E("SessionToken", token), Date("Expiration", session.Expiration)),
            E("AssumedRoleUser", E("AssumedRoleId", $"{role.RoleId}:{name}"), E("Arn", $"arn:{account.Partition}:sts::{account.AccountId}:assumed-role/{role.Name}/{name}")),
        ];
    }

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::([0-9]{12}):role/.+\z")]
    private static partial Regex RoleArn();

    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@-]*\z")]
    private static partial Regex SessionName();
}
