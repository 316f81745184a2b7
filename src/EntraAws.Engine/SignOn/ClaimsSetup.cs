using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Documents;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.SignOn;

/// <summary>
/// The claims of an app. A claims mapping policy overrides whatever the portal shows, so an app that was in use without
/// one, or with somebody else's, is left alone unless the caller says otherwise.
/// </summary>
internal sealed class ClaimsSetup(IEntraDirectory entra, ChangeRun run, IOperationHost host)
{
    public const string DefaultSource = "userprincipalname";
    public const int DefaultDuration = 3600;

    public static string PolicyName(string app) => $"AWS claims of {app}";

    public async Task<ClaimsPolicy?> EnsureAsync(DirectoryApp app, string? accountId, AppRequest request, CancellationToken cancellationToken)
    {
        var assigned = await entra.GetAssignedClaimsPolicyAsync(app.ServicePrincipalId, cancellationToken);
        if (assigned is not null) return await UpdateAsync(app, accountId, assigned, request, cancellationToken);

        var inUse = app.ActiveCertificateThumbprint is not null;
        if (inUse && !request.ReplaceClaims)
        {
            await host.WarnAsync($"'{app.DisplayName}' was in use before, with claims that were set by other means; they are left as they are. Repeat with -ReplaceClaims to have them set here.");
            return null;
        }

        var wanted = new ClaimsDefinition(request.SessionNameSource ?? DefaultSource, request.SessionDuration ?? DefaultDuration);
        var policy = await FindOrMakeAsync(app, accountId, wanted, cancellationToken);
        var change = AppPlan.ClaimsAssignment(app.DisplayName, accountId, policy?.DisplayName ?? PolicyName(app.DisplayName), policy?.Id, inUse);
        if (policy is null)
        {
            await run.TellAsync(change);
            return null;
        }

        return await run.ApplyAsync(change, () => entra.AssignClaimsPolicyAsync(app.ServicePrincipalId, policy.Id, cancellationToken)) ? policy : null;
    }

    // A run that was cut off between making the policy and assigning it left one by our name.
    private async Task<ClaimsPolicy?> FindOrMakeAsync(DirectoryApp app, string? accountId, ClaimsDefinition wanted, CancellationToken cancellationToken)
    {
        var name = PolicyName(app.DisplayName);
        var creation = AppPlan.Claims(app.DisplayName, accountId, null, Text(wanted));
        var found = await run.FindAsync(creation, async () => (await entra.FindClaimsPoliciesAsync(name, cancellationToken)).OrderBy(p => p.Id).FirstOrDefault());
        if (found is null) return await run.CreateAsync(creation, () => entra.CreateClaimsPolicyAsync(name, wanted.ToString(), cancellationToken), p => p.Id.ToString());
        return await SetAsync(app, accountId, found, wanted, cancellationToken);
    }

    private async Task<ClaimsPolicy> UpdateAsync(DirectoryApp app, string? accountId, ClaimsPolicy assigned, AppRequest request, CancellationToken cancellationToken)
    {
        var now = ClaimsDefinition.Parse(assigned.Definition);
        if (assigned.DisplayName != PolicyName(app.DisplayName) && !request.ReplaceClaims)
        {
            var wants = now is null || Differs(now, request);
            if (wants) await host.WarnAsync($"'{app.DisplayName}' has the claims mapping policy '{assigned.DisplayName}', which was made by other means; it is left as it is. Repeat with -ReplaceClaims to have it set here.");
            return assigned;
        }

        var wanted = new ClaimsDefinition(request.SessionNameSource ?? now?.SessionNameSource ?? DefaultSource, request.SessionDuration ?? now?.SessionDuration ?? DefaultDuration);
        return await SetAsync(app, accountId, assigned, wanted, cancellationToken);
    }

    private async Task<ClaimsPolicy> SetAsync(DirectoryApp app, string? accountId, ClaimsPolicy policy, ClaimsDefinition wanted, CancellationToken cancellationToken)
    {
        var now = ClaimsDefinition.Parse(policy.Definition);
        if (now == wanted) return policy;
        var change = AppPlan.Claims(app.DisplayName, accountId, now is null ? "others" : Text(now), Text(wanted)) with { TargetId = policy.Id.ToString() };
        var made = await run.ApplyAsync(change, () => entra.UpdateClaimsPolicyAsync(policy.Id, wanted.ToString(), cancellationToken));
        return made ? policy with { Definition = wanted.ToString() } : policy;
    }

    private static bool Differs(ClaimsDefinition now, AppRequest request) =>
        (request.SessionNameSource is { } source && source != now.SessionNameSource) || (request.SessionDuration is { } duration && duration != now.SessionDuration);

    private static string Text(ClaimsDefinition claims) => $"{claims.SessionNameSource}, {claims.SessionDuration} seconds";
}
