using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Roles;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Provisioning;

/// <summary>
/// Role provisioning and app roles that are written by hand exclude each other: each cycle overrides what was written
/// (AWS tutorial: "Roles shouldn't be manually edited in Microsoft Entra ID when doing role imports").
/// </summary>
internal static class ProvisioningGuard
{
    /// <summary>Refuses an app whose app roles were written, or are of another account or several.</summary>
    public static Task CheckImportableAsync(IEntraDirectory entra, DirectoryApp app, IAwsAccount account, CancellationToken cancellationToken)
    {
        if (account.Partition == "aws-cn") throw Faults.ProvisioningUnsupported(account.AccountId);
        if (AppView.AccountOf(app) is { } own && own != account.AccountId) throw Faults.ProvisioningAccountDiffers(app.DisplayName, own, account.AccountId);
        return CheckRolesAsync(entra, app, account.AccountId, cancellationToken);
    }

    /// <summary>The same where the account is not at hand: a cycle that begins would switch off what was written.</summary>
    public static Task CheckImportableAsync(IEntraDirectory entra, DirectoryApp app, CancellationToken cancellationToken) =>
        CheckRolesAsync(entra, app, AppView.AccountOf(app), cancellationToken);

    private static async Task CheckRolesAsync(IEntraDirectory entra, DirectoryApp app, string? account, CancellationToken cancellationToken)
    {
        var roles = (await entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken))
            .Where(r => r.Origin != "Application").Select(r => (Role: r, Value: AppRoleValue.Parse(r.Value))).Where(r => r.Value is not null).ToList();
        var accounts = roles.Where(r => r.Role.IsEnabled).Select(r => r.Value!.Role.AccountId).Append(account).OfType<string>().Distinct().ToList();
        if (accounts.Count > 1) throw Faults.ProvisioningManyAccounts(app.DisplayName, Values.Join(accounts.Order(StringComparer.Ordinal)));
        // What Sync-EntraAppRole writes has an id that is made of its value; imported roles have random ones.
        var written = roles.FirstOrDefault(r => r.Role.Id == AppRoleMerge.IdOf(app.ServicePrincipalId, r.Value!)).Role;
        if (written is not null) throw Faults.ProvisioningRolesWritten(app.DisplayName, written.DisplayName);
    }

    /// <summary>Refuses to write the app roles of an app that gets them by provisioning. Who may not look is warned.</summary>
    public static async Task CheckNotProvisionedAsync(IEntraDirectory entra, DirectoryApp app, IOperationHost host, CancellationToken cancellationToken)
    {
        try
        {
            var job = (await entra.Synchronization.GetJobsAsync(app.ServicePrincipalId, cancellationToken)).FirstOrDefault(j => j.Runs);
            if (job is not null) throw Faults.AppProvisioned(app.DisplayName, job.Id);
        }
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.GraphForbidden))
        {
            await host.WarnAsync($"Whether '{app.DisplayName}' gets its app roles by provisioning could not be looked up, and provisioning would override what is written: {e.Message}");
        }
    }
}
