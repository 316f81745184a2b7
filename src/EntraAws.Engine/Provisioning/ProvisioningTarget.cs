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

    /// <summary>Who has the user, as its tag told when it was read.</summary>
    public UserClaim? Claim { get; } = UserClaim.Of(User);

    /// <param name="planned">Whether a user that is not there is one that only a preview made.</param>
    public static async Task<ProvisioningTarget> ReadAsync(SessionContext context, AppSelector selector, string? accountId, string userName, bool planned, CancellationToken cancellationToken)
    {
        context.RequireBothClouds();
        var app = await AppFinder.GetAsync(context.Entra, selector, cancellationToken);
        var account = await context.AccountAsync(accountId ?? AppView.AccountOf(app), cancellationToken);
        var user = await account.Users.GetUserAsync(userName, cancellationToken)
            ?? (planned ? new IamUser { Name = userName, Arn = $"arn:{account.Partition}:iam::{account.AccountId}:user/{userName}" } : throw Faults.ProvisioningUserNotFound(userName, account.AccountId));
        return new ProvisioningTarget(app, await FindJobAsync(context, app, cancellationToken), account, user);
    }

    /// <summary>Refuses a user that another app has.</summary>
    public void CheckClaim()
    {
        if (Claim is { } claim && claim.App != Id) throw Faults.ProvisioningUserClaimed(User.Name, User.Tags.First(t => string.Equals(t.Key, UserClaim.Tag, StringComparison.OrdinalIgnoreCase)).Value);
    }

    public static async Task<ProvisioningJob?> FindJobAsync(SessionContext context, DirectoryApp app, CancellationToken cancellationToken)
    {
        var jobs = await context.Entra.Synchronization.GetJobsAsync(app.ServicePrincipalId, cancellationToken);
        return jobs.FirstOrDefault(j => j.TemplateId == Template) ?? (jobs.Count > 0 ? jobs[0] : null);
    }
}
