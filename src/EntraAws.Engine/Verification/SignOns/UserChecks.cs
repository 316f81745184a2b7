using EntraAws.Contracts;
using EntraAws.Engine.Entra;
using EntraAws.Rules;

namespace EntraAws.Engine.Verification.SignOns;

/// <summary>Checks of each user: enabled, a session name that AWS takes, and what Conditional Access does.</summary>
internal sealed class UserChecks(SessionContext context, SignOnChecks checks, DirectoryApp app, IOperationHost host, AppReads reads)
{
    private const string Activity = "Asking Conditional Access";

    /// <returns>For each user the session name; null for those who are kept out or whose name is not known.</returns>
    public async Task<IReadOnlyDictionary<Guid, string?>> SessionNamesAsync(IReadOnlyList<SignInUser> users, string? source)
    {
        var names = new Dictionary<Guid, string?>();
        foreach (var user in users)
        {
            var enabled = await EnabledAsync(user);
            var name = source is null ? null : await NameAsync(user, source);
            names[user.Id] = enabled ? name : null;
        }

        return names;
    }

    private async Task<bool> EnabledAsync(SignInUser user)
    {
        const string Check = "UserEnabled";
        if (user.Enabled == true) await checks.PassAsync(Check, user.UserPrincipalName, "The account is enabled.");
        else if (user.Enabled is null) await checks.UnknownAsync(Check, user.UserPrincipalName, "Whether the account is enabled may not be read.", "Connect with User.Read.All.");
        else await checks.WarnAsync(Check, user.UserPrincipalName, "The account is switched off and can't sign in.", "Take it out of the group, or enable it.");
        return user.Enabled != false;
    }

    private async Task<string?> NameAsync(SignInUser user, string source)
    {
        const string Check = "RoleSessionName";
        var name = user.Claim(source);
        if (name is null && !SessionName.Sources.Contains(source, StringComparer.OrdinalIgnoreCase))
        {
            await checks.UnknownAsync(Check, user.UserPrincipalName, $"What '{source}' gives is not known here.", "Look at a response with Test-AwsSamlResponse.");
            return null;
        }

        if (string.IsNullOrEmpty(name))
            await checks.FailAsync(Check, user.UserPrincipalName, $"The user has no {source}, so that RoleSessionName is missing.", "Set the attribute, or take another: New-EntraAwsApp -SessionNameSource objectid.");
        else if (SessionName.Problem(name) is { } problem)
            await checks.FailAsync(Check, user.UserPrincipalName, $"{problem} The sign-in fails at AWS while Entra logs a success.", "New-EntraAwsApp -SessionNameSource mail, or objectid, which always fits.");
        else
            await checks.PassAsync(Check, user.UserPrincipalName, $"AWS will call the session '{name}'.");
        return string.IsNullOrEmpty(name) || SessionName.Problem(name) is not null ? null : name;
    }

    /// <returns>For each user who was asked about what is required; null for those who are blocked.</returns>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>?>> AccessAsync(IReadOnlyList<SignInUser> users, int? sample, CancellationToken cancellationToken)
    {
        const string Check = "ConditionalAccess";
        var answers = new Dictionary<Guid, IReadOnlyList<string>?>();
        if (users.Count == 0) return answers;
        if (context.Entra.Identity.License == "Free")
        {
            await checks.UnknownAsync(Check, app.DisplayName, "This tenant has no Conditional Access (Free); whether security defaults ask for MFA is not looked at here.", "Look with Get-EntraTenant.");
            return answers;
        }

        var asked = users.Take(sample ?? users.Count).ToList();
        foreach (var user in asked)
        {
            await host.ProgressAsync(new OperationProgress { Activity = Activity, Status = user.UserPrincipalName, Percent = 100 * answers.Count / asked.Count });
            if (await checks.ReadAsync(Check, user.UserPrincipalName, () => reads.RulesAsync(user.Id, cancellationToken)) is not { } policies) break;
            answers[user.Id] = await TellAsync(Check, user, policies);
        }

        if (asked.Count > 0) await host.ProgressAsync(new OperationProgress { Activity = Activity, Status = "Done", Completed = true });
        if (asked.Count < users.Count) await checks.UnknownAsync(Check, app.DisplayName, $"{users.Count - asked.Count} of {users.Count} users were not asked about: Entra answers one such request a second.", "Ask for all with -AllUsers.");
        return answers;
    }

    private async Task<IReadOnlyList<string>?> TellAsync(string check, SignInUser user, IReadOnlyList<ConditionalAccessRule> policies)
    {
        var enforced = policies.Where(p => p.State == MfaPolicyState.Enabled).ToList();
        if (enforced.Find(p => p.BuiltInControls.Contains("block")) is { } block)
        {
            await checks.FailAsync(check, user.UserPrincipalName, $"The policy '{block.DisplayName}' blocks the sign-in.", "Exclude the user or the app from that policy, or take the user's role away.");
            return null;
        }

        var reported = policies.Where(p => p.State == MfaPolicyState.ReportOnly).Select(p => $"'{p.DisplayName}'").ToList();
        var requires = enforced.SelectMany(p => p.BuiltInControls.Concat(p.AuthenticationStrength is null ? [] : ["authentication strength"])).Distinct(StringComparer.Ordinal).ToList();
        var message = requires.Count > 0 ? $"It asks for {string.Join(", ", requires)}: {string.Join(", ", enforced.Select(p => $"'{p.DisplayName}'"))}." : "No enforced policy applies.";
        await checks.PassAsync(check, user.UserPrincipalName, reported.Count > 0 ? $"{message} Report-only: {string.Join(", ", reported)}." : message);
        return requires;
    }
}
