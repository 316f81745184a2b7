using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Entra;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Provisioning;

/// <summary>An app, its provisioning job, and the IAM user whose key the job has.</summary>
internal sealed record ProvisioningTarget(DirectoryApp App, ProvisioningJob? Job, IAwsAccount Account, IamUser User)
{
    public const string Template = "aws";

    public Guid Id => App.ServicePrincipalId;

    public static async Task<ProvisioningTarget> ReadAsync(SessionContext context, AppSelector selector, string? accountId, string userName, CancellationToken cancellationToken)
    {
        context.RequireBothClouds();
        var app = await AppFinder.GetAsync(context.Entra, selector, cancellationToken);
        var account = await context.AccountAsync(accountId ?? AppView.AccountOf(app), cancellationToken);
        var user = await account.Users.GetUserAsync(userName, cancellationToken) ?? throw Faults.ProvisioningUserNotFound(userName, account.AccountId);
        return new ProvisioningTarget(app, await FindJobAsync(context, app, cancellationToken), account, user);
    }

    public static async Task<ProvisioningJob?> FindJobAsync(SessionContext context, DirectoryApp app, CancellationToken cancellationToken)
    {
        var jobs = await context.Entra.Synchronization.GetJobsAsync(app.ServicePrincipalId, cancellationToken);
        return jobs.FirstOrDefault(j => j.TemplateId == Template) ?? (jobs.Count > 0 ? jobs[0] : null);
    }
}
