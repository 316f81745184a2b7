using EntraAws.Contracts;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Roles;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Verification.SignOns;

/// <summary>Checks one app and its account, or each of its accounts, from end to end. Each thing is read once; what can't be read is unknown, never passed.</summary>
internal sealed class SignOnVerifier(SessionContext context, IOperationHost host, Func<SignOnCheck, Task> check, Func<SignOnAccess, Task> access)
{
    private const string Activity = "Checking the accounts of the app";

    private readonly SignOnChecks _checks = new(check);

    public async Task TestAsync(SignOnRequest request, CancellationToken cancellationToken)
    {
        if (await new SignOnApps(context, _checks).FindAsync(request, cancellationToken) is not { } app) return;
        _checks.App = app.DisplayName;
        var offered = await OfferedAsync(app, cancellationToken);
        var accounts = Accounts(app, request, offered);
        if (accounts.Count == 0 && offered is not null) throw Faults.AppAccountUnknown(app.DisplayName);

        var reads = new AppReads(context, app);
        foreach (var (account, index) in accounts.Count == 0 ? [(null, 0)] : accounts.Select((a, i) => ((string?)a, i)))
        {
            if (accounts.Count > 1) await host.ProgressAsync(new OperationProgress { Activity = Activity, Status = account!, Percent = 100 * index / accounts.Count });
            _checks.AccountId = account;
            await TestAsync(app, account, offered, reads, request, cancellationToken);
        }

        if (accounts.Count > 1) await host.ProgressAsync(new OperationProgress { Activity = Activity, Status = "Done", Completed = true });
    }

    private async Task TestAsync(
        DirectoryApp app, string? account, Dictionary<Guid, (DirectoryAppRole Role, AppRoleValue Value)>? offered, AppReads reads, SignOnRequest request, CancellationToken cancellationToken)
    {
        await _checks.PassAsync("App", app.DisplayName, "It is there.");
        var own = new AppChecks(context, _checks, app, reads);
        var fine = await own.SettingsAsync();
        var claims = await own.ClaimsAsync(cancellationToken);
        var certificate = await own.CertificateAsync(request.CertificateDays);
        var roles = offered?.Where(o => o.Value.Value.Role.AccountId == account).ToDictionary(o => o.Key, o => o.Value);
        if (roles is null || account is null) return;
        if (roles.Count == 0)
        {
            await _checks.FailAsync("AppRoles", app.DisplayName, $"It offers no role of account {account}.", "Bring the roles to the app with Sync-EntraAppRole.");
            return;
        }

        await _checks.PassAsync("AppRoles", app.DisplayName, $"It offers {roles.Count} role(s) of account {account}.");

        var aws = new AccountChecks(context, _checks, app, account, reads);
        var providers = await aws.ProvidersAsync(roles.Values.Select(r => r.Value).ToList(), certificate, cancellationToken);
        var verdicts = await aws.RolesAsync(roles, own.ReplyUrl, cancellationToken);
        var holders = await new AssignmentChecks(context, _checks, app, reads).CheckAsync(roles, cancellationToken);

        var users = holders.Select(h => h.User).DistinctBy(u => u.Id).OrderBy(u => u.UserPrincipalName, StringComparer.OrdinalIgnoreCase).ToList();
        var people = new UserChecks(context, _checks, app, host, reads);
        var names = await people.SessionNamesAsync(users, claims?.SessionName);
        var answers = await people.AccessAsync(users.Where(u => u.Enabled != false).ToList(), request.Sample, cancellationToken);
        if (!fine || claims is not { GivesRoles: true, IsDurationWrong: false } || certificate is null) return;

        foreach (var holder in holders.OrderBy(h => h.Value.Role.Name, StringComparer.OrdinalIgnoreCase).ThenBy(h => h.User.UserPrincipalName, StringComparer.OrdinalIgnoreCase))
        {
            var evaluated = answers.TryGetValue(holder.User.Id, out var requires);
            var (provider, role) = (providers.GetValueOrDefault(holder.Value.Provider.ToString()), verdicts.GetValueOrDefault(holder.AppRoleId));
            if (names[holder.User.Id] is not { } name || provider == false || role == false || (evaluated && requires is null)) continue;
            var certain = evaluated && provider == true && role == true && holder.User.Enabled == true && app.Enabled == true;
            await access(View(app, holder, name, requires ?? [], certain));
        }
    }

    /// <summary>The AWS roles that the app offers, by app role; null where they can't be read.</summary>
    private async Task<Dictionary<Guid, (DirectoryAppRole Role, AppRoleValue Value)>?> OfferedAsync(DirectoryApp app, CancellationToken cancellationToken) =>
        (await _checks.ReadAsync("AppRoles", app.DisplayName, () => context.Entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken)))?
            .Select(r => (Role: r, Value: AppRoleValue.Parse(r.Value)!)).Where(r => r.Value is not null).ToDictionary(r => r.Role.Id);

    /// <summary>The account that is asked about, or else the app's own; for an app of no one account all that its roles are in.</summary>
    private IReadOnlyList<string> Accounts(DirectoryApp app, SignOnRequest request, Dictionary<Guid, (DirectoryAppRole Role, AppRoleValue Value)>? offered) =>
        (request.AccountId ?? (request.App is null ? context.Aws.Identity.AccountId : AppView.AccountOf(app))) is { } one
            ? [one]
            : [.. (offered?.Values ?? Enumerable.Empty<(DirectoryAppRole Role, AppRoleValue Value)>()).Select(o => o.Value.Role.AccountId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

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
