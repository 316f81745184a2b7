using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Rules;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>
/// Gives groups permission sets in accounts, and takes them away. What a run that was cut off had begun is waited for
/// instead of being begun again: it shows in no list until it is done.
/// </summary>
internal sealed class AssignmentSetup(SessionContext context, CenterFinder finder)
{
    public async Task EnsureAsync(
        IReadOnlyList<AccountAssignmentRequest> requests, int atOnce, Func<AwsAccountAssignment, Task> emit, Func<EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken)
    {
        var sound = await SoundAsync(requests, failed);
        if (sound.Count == 0) return;
        var center = await finder.GetAsync(null, host, cancellationToken);
        var targets = new AssignmentTargets(center, cancellationToken);
        var begun = host.IsPreview ? null : await center.Api.ListCreationsInProgressAsync(center.Arn, cancellationToken);
        using var asking = new SemaphoreSlim(1, 1);
        await ManyAssignments.RunAsync("Assigning accounts", sound, atOnce, async (request, token) =>
        {
            var set = await targets.SetAsync(request.PermissionSet);
            if (set is null && !request.Planned && !host.IsPreview) throw Faults.PermissionSetNotFound(request.PermissionSet);
            var principal = await targets.PrincipalAsync(request);
            if (principal is null && !host.IsPreview) throw Faults.StoreGroupNotFound(request.Group);

            var setName = set?.Name ?? request.PermissionSet;
            var title = AssignmentPlan.Title(request, setName);
            var assignment = set is null || principal is null ? null : new CenterAssignment(request.AccountId, set.Arn, request.PrincipalType, principal);
            if (assignment is not null && begun?.FirstOrDefault(b => b.Value == assignment).Key is { } id) await center.Api.WaitForCreationAsync(center.Arn, id, assignment, title, token);
            var view = AssignmentPlan.View(center, request, setName, set?.Arn, principal);
            if (assignment is not null && await IsThereAsync(center, assignment, title, token))
            {
                await emit(view);
                return;
            }

            var run = context.Begin(host, token);
            var change = AssignmentPlan.Creation(request, setName);
            if (assignment is null)
            {
                await AloneAsync(asking, () => TellAsync(request, set is null, principal is null, run, change, host), token);
            }
            else if (await AloneAsync(asking, () => run.AskAsync(change), token))
            {
                await run.CommitAsync([change], () => center.Api.CreateAssignmentAsync(center.Arn, assignment, title, token));
            }

            await emit(view with { Planned = run.AnyRefused, Changes = run.Changes });
        }, failed, host, cancellationToken);
    }

    public async Task RemoveAsync(
        IReadOnlyList<AccountAssignmentRequest> requests, int atOnce, Func<AwsAccountAssignment, Task> emit, Func<EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken)
    {
        var sound = await SoundAsync(requests, failed);
        if (sound.Count == 0) return;
        var center = await finder.GetAsync(null, host, cancellationToken);
        var targets = new AssignmentTargets(center, cancellationToken);
        using var asking = new SemaphoreSlim(1, 1);
        await ManyAssignments.RunAsync("Removing assignments", sound, atOnce, async (request, token) =>
        {
            var set = await targets.SetAsync(request.PermissionSet) ?? throw Faults.PermissionSetNotFound(request.PermissionSet);
            var principal = await targets.PrincipalAsync(request) ?? throw Faults.StoreGroupNotFound(request.Group);
            var title = AssignmentPlan.Title(request, set.Name);
            var assignment = new CenterAssignment(request.AccountId, set.Arn, request.PrincipalType, principal);
            if (!await IsThereAsync(center, assignment, title, token)) return;

            var run = context.Begin(host, token);
            var change = AssignmentPlan.Removal(request, set.Name);
            if (await AloneAsync(asking, () => run.AskAsync(change), token))
                await run.CommitAsync([change], () => center.Api.DeleteAssignmentAsync(center.Arn, assignment, title, token));
            await emit(AssignmentPlan.View(center, request, set.Name, set.Arn, principal) with { Changes = run.Changes });
        }, failed, host, cancellationToken);
    }

    /// <summary>The requests that can be sent. Each of the others is told before the first call, and keeps back none but itself.</summary>
    private static async Task<IReadOnlyList<AccountAssignmentRequest>> SoundAsync(IReadOnlyList<AccountAssignmentRequest> requests, Func<EntraAwsException, Task> failed)
    {
        var sound = new List<AccountAssignmentRequest>();
        foreach (var request in requests.Distinct())
        {
            try
            {
                Check(request);
                sound.Add(request);
            }
            catch (EntraAwsException e)
            {
                await failed(e);
            }
        }

        return sound;
    }

    private static void Check(AccountAssignmentRequest request)
    {
        AwsRules.CheckAccountId(request.AccountId);
        CenterRules.CheckNameOrArn(request.PermissionSet);
        EntraRules.CheckGroupName(request.Group);
        // Only groups are looked up by name: a user of that name is somebody else than a group of that name.
        if (request.PrincipalType != CenterAssignment.Group && request.PrincipalId is null) throw Faults.StoreUserWithoutId(request.Group);
    }

    // A preview shows it all the same; what is missing was told by the step before, or is warned about.
    private static async Task<bool> TellAsync(AccountAssignmentRequest request, bool noSet, bool noGroup, Changes.ChangeRun run, Change change, IOperationHost host)
    {
        if (noGroup) await host.WarnAsync($"The identity store has no group '{request.Group}' yet; the preview goes on as if it were synchronized.");
        if (noSet && !request.Planned) await host.WarnAsync($"There is no permission set '{request.PermissionSet}' yet; the preview goes on as if it were made.");
        await run.TellAsync(change);
        return false;
    }

    /// <summary>Questions come one at a time, although the work does not.</summary>
    private static async Task<bool> AloneAsync(SemaphoreSlim gate, Func<Task<bool>> ask, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await ask();
        }
        finally
        {
            gate.Release();
        }
    }

    private static async Task<bool> IsThereAsync(Center center, CenterAssignment assignment, string title, CancellationToken cancellationToken) =>
        (await center.Api.ListAssignmentsAsync(center.Arn, assignment.AccountId, assignment.PermissionSetArn, title, cancellationToken)).Contains(assignment);
}
