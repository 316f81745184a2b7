using EntraAws.Contracts;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Roles;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Verification.SignOns;

/// <summary>Checks one app and its account from end to end. Each thing is read once; what can't be read is unknown, never passed.</summary>
internal sealed class SignOnVerifier(SessionContext context, IOperationHost host, Func<SignOnCheck, Task> check, Func<SignOnAccess, Task> access)
{
    private readonly SignOnChecks _checks = new(check);

    public async Task TestAsync(SignOnRequest request, CancellationToken cancellationToken)
    {
        if (await FindAppAsync(request, cancellationToken) is not { } app) return;
        _checks.App = app.DisplayName;
        var offered = await OfferedAsync(app, cancellationToken);
        var account = request.AccountId ?? AccountOf(app, offered) ?? throw Faults.AppAccountUnknown(app.DisplayName);
        _checks.AccountId = account;
        await _checks.PassAsync("App", app.DisplayName, "It is there.");

        var own = new AppChecks(context, _checks, app);
        var fine = await own.SettingsAsync();
        var claims = await own.ClaimsAsync(cancellationToken);
        var certificate = await own.CertificateAsync(request.CertificateDays);
        var roles = offered?.Where(o => o.Value.Value.Role.AccountId == account).ToDictionary(o => o.Key, o => o.Value);
        if (roles is null) return;
        if (roles.Count == 0)
        {
            await _checks.FailAsync("AppRoles", app.DisplayName, $"It offers no role of account {account}.", "Bring the roles to the app with Sync-EntraAppRole.");
            return;
        }

        await _checks.PassAsync("AppRoles", app.DisplayName, $"It offers {roles.Count} role(s) of account {account}.");

        var aws = new AccountChecks(context, _checks, app, account);
        var providers = await aws.ProvidersAsync(roles.Values.Select(r => r.Value).ToList(), certificate, cancellationToken);
        var verdicts = await aws.RolesAsync(roles, own.ReplyUrl, cancellationToken);
        var holders = await new AssignmentChecks(context, _checks, app).CheckAsync(roles, cancellationToken);

        var users = holders.Select(h => h.User).DistinctBy(u => u.Id).OrderBy(u => u.UserPrincipalName, StringComparer.OrdinalIgnoreCase).ToList();
        var people = new UserChecks(context, _checks, app, host);
        var names = await people.SessionNamesAsync(users, claims?.SessionName);
        var answers = await people.AccessAsync(users.Where(u => u.Enabled != false).ToList(), request.Sample, cancellationToken);
        if (!fine || claims is not { GivesRoles: true, IsDurationWrong: false } || certificate is null) return;

        foreach (var holder in holders.OrderBy(h => h.Value.Role.Name, StringComparer.OrdinalIgnoreCase).ThenBy(h => h.User.UserPrincipalName, StringComparer.OrdinalIgnoreCase))
        {
            var evaluated = answers.TryGetValue(holder.User.Id, out var requires);
            var (provider, role) = (providers.GetValueOrDefault(holder.Value.Provider.ToString()), verdicts.GetValueOrDefault(holder.AppRoleId));
            if (names[holder.User.Id] is not { } name || provider == false || role == false || (evaluated && requires is null)) continue;
            await access(View(app, holder, name, requires ?? [], certain: evaluated && provider == true && role == true && holder.User.Enabled == true));
        }
    }

    private async Task<DirectoryApp?> FindAppAsync(SignOnRequest request, CancellationToken cancellationToken)
    {
        if (request.AccountId is { } given) Rules.AwsRules.CheckAccountId(given);
        var account = request.AccountId ?? (request.App is null ? context.Aws.Identity.AccountId : null);
        _checks.AccountId = account;
        var target = request.App?.ToString() ?? $"account {account}";
        try
        {
            return request.App is { } selector
                ? await AppFinder.GetAsync(context.Entra, selector, cancellationToken)
                : await OfAccountAsync(account!, cancellationToken) ?? await MissingAsync(target);
        }
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AppNotFound))
        {
            return await MissingAsync(target);
        }
        catch (EntraAwsException e) when (e.Category == FaultCategory.PermissionDenied)
        {
            await _checks.UnknownAsync("App", target, $"It could not be read: {e.Message}", "Connect with a principal that may read apps: Application.Read.All.");
            return null;
        }
    }

    private async Task<DirectoryApp?> OfAccountAsync(string account, CancellationToken cancellationToken)
    {
        var apps = await context.Entra.FindAppsByTemplateAsync(await AwsTemplate.FindAsync(context.Entra, cancellationToken), cancellationToken);
        var own = apps.Where(a => View(a).AccountId == account).ToList();
        return own.Count > 1 ? throw Faults.AppAmbiguous(account, own.Count) : own.FirstOrDefault();
    }

    private async Task<DirectoryApp?> MissingAsync(string target)
    {
        await _checks.FailAsync("App", target, "There is no enterprise application for it.", "Make it with New-EntraAwsApp.");
        return null;
    }

    /// <summary>The AWS roles that the app offers, by app role; null where they can't be read.</summary>
    private async Task<Dictionary<Guid, (DirectoryAppRole Role, AppRoleValue Value)>?> OfferedAsync(DirectoryApp app, CancellationToken cancellationToken) =>
        (await _checks.ReadAsync("AppRoles", app.DisplayName, () => context.Entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken)))?
            .Select(r => (Role: r, Value: AppRoleValue.Parse(r.Value)!)).Where(r => r.Value is not null).ToDictionary(r => r.Role.Id);

    private EntraAwsApp View(DirectoryApp app) => AppView.Of(app, null, null, null, context.Entra.GetMetadataUrl(app.AppId));

    private string? AccountOf(DirectoryApp app, Dictionary<Guid, (DirectoryAppRole Role, AppRoleValue Value)>? offered) =>
        View(app).AccountId ?? (offered?.Values.Select(o => o.Value.Role.AccountId).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : null);

    private static SignOnAccess View(DirectoryApp app, RoleHolder holder, string name, IReadOnlyList<string> requires, bool certain) => new()
    {
        AccountId = holder.Value.Role.AccountId,
        RoleName = holder.Value.Role.Name,
        RoleArn = holder.Value.Role.ToString(),
        UserPrincipalName = holder.User.UserPrincipalName,
        UserId = holder.User.Id,
        RoleSessionName = name,
        GroupName = holder.GroupName,
        Requires = requires,
        Certain = certain,
        AppDisplayName = app.DisplayName,
        ServicePrincipalId = app.ServicePrincipalId,
    };
}
