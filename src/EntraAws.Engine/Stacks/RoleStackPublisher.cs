using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Aws.Wire;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Documents;
using EntraAws.Rules;

namespace EntraAws.Engine.Stacks;

/// <summary>Brings a stack set to a template and to its accounts: made, updated, deployed where it is not yet, tried again where it failed.</summary>
internal sealed class RoleStackPublisher(SessionContext context)
{
    public async Task PublishAsync(RoleStackPublication request, Func<AwsRoleStackInstance, Task> emit, IOperationHost host, CancellationToken cancellationToken)
    {
        var template = Check(request);
        var identity = context.Aws.Identity;
        var serviceManaged = request.OrganizationalUnitIds.Count > 0;
        var organization = serviceManaged ? await OrganizationAsync(identity, cancellationToken) : null;
        var delegated = organization is not null && organization.ManagementAccountId != identity.AccountId;
        var settings = Settings(request, template, serviceManaged);

        var sets = context.Aws.StackSets;
        var preview = host.IsPreview || request.Planned;
        var run = context.Begin(host, cancellationToken);
        var operations = new StackOperations(sets, request.StackSetName, delegated, i => emit(i with { Changes = [.. run.Changes] }), host, cancellationToken);
        var creation = RoleStackPlan.Creation(request.StackSetName, template);
        var existing = await run.FindAsync(creation, () => sets.DescribeAsync(request.StackSetName, delegated, cancellationToken));
        if (existing is not null && !preview && !request.NoWait && await operations.FinishRunningAsync())
            existing = await sets.DescribeAsync(request.StackSetName, delegated, cancellationToken);
        var now = existing is null ? null : CheckExisting(existing, serviceManaged);

        var instances = existing is null ? [] : await sets.ListInstancesAsync(request.StackSetName, delegated, cancellationToken);
        var missing = await new StackGaps(context.Aws.Organization, host, cancellationToken).FindAsync(request, existing, instances, organization, Region(identity));
        if (missing.Count > 0 && organization is not null)
            await host.WarnAsync($"The management account {organization.ManagementAccountId} never gets a stack by organizational unit. Make its provider and roles with New-AwsSamlProvider and New-AwsSamlRole.");

        var step = new Step(request, settings, template, delegated, run, operations);
        var there = existing is not null || await MakeAsync(step, creation, cancellationToken);
        var changed = existing is not null && await UpdateAsync(step, existing, now!, instances, cancellationToken);
        foreach (var targets in missing) changed |= await DeployAsync(step, targets, there, host, changed, cancellationToken);

        if (there && !preview) await operations.TellRestAsync(await sets.ListInstancesAsync(request.StackSetName, delegated, cancellationToken));
        if (preview || !there) await PlanAsync(request, instances, missing, run, emit);
    }

    /// <summary>The Region of the stack set and of its stacks.</summary>
    public static string Region(AwsIdentity identity) => CloudFormationEndpoints.Home(identity.Partition) ?? identity.Region;

    private static StackTemplate Check(RoleStackPublication request)
    {
        StackRules.CheckStackSetName(request.StackSetName);
        foreach (var unit in request.OrganizationalUnitIds) StackRules.CheckOrganizationalUnit(unit);
        foreach (var account in request.AccountIds) AwsRules.CheckAccountId(account);
        if (request.FailureTolerance is { } tolerance) StackRules.CheckPercentage("-FailureTolerancePercentage", tolerance, 0);
        StackRules.CheckPercentage("-MaxConcurrentPercentage", request.MaxConcurrent, 1);
        if (request.TemplateUrl is { } url) StackRules.CheckTemplateUrl(url);
        if (request.AdministrationRoleArn is { } role && Arn.Parse(role, "role") is null) throw Faults.ArnInvalid(role, "a role");
        if (request.ExecutionRoleName is { } name) AwsRules.CheckRoleName(name);
        var source = request.TemplatePath ?? "-TemplateBody";
        var template = StackTemplate.Read(request.TemplateBody ?? TextFile.Read(request.TemplatePath!, "template", StackRules.MostTemplateInS3), source);
        if (request.TemplateUrl is null && template.Size > StackRules.MostTemplateBody) throw Faults.StackTemplateTooLarge(source, template.Size, StackRules.MostTemplateBody, canUpload: true);
        return template;
    }

    private async Task<AwsOrganizationInfo> OrganizationAsync(AwsIdentity identity, CancellationToken cancellationToken)
    {
        // StackSets do not work with Organizations in China.
        if (identity.Partition == "aws-cn") throw Faults.StackSetsUnavailable(identity.Partition);
        var organization = await context.Aws.Organization.DescribeAsync(cancellationToken);
        return organization is { AllFeatures: true } ? organization : throw Faults.StackSetsNeedOrganization(identity.AccountId);
    }

    private static StackSetSettings Settings(RoleStackPublication request, StackTemplate template, bool serviceManaged) => new()
    {
        TemplateBody = template.Text,
        TemplateUrl = request.TemplateUrl,
        Description = template.Description,
        ServiceManaged = serviceManaged,
        AutoDeployment = request.AutoDeployment,
        RetainStacks = request.RetainStacks,
        AdministrationRoleArn = request.AdministrationRoleArn,
        ExecutionRoleName = request.ExecutionRoleName,
    };

    private static StackTemplate CheckExisting(StackSetInfo existing, bool serviceManaged)
    {
        if (StackTemplate.TryRead(existing.TemplateBody) is not { } template) throw Faults.StackSetForeign(existing.Name);
        return serviceManaged == (existing.PermissionModel == "SERVICE_MANAGED") ? template : throw Faults.StackSetModelDiffers(existing.Name, existing.PermissionModel);
    }

    private async Task<bool> MakeAsync(Step step, Change creation, CancellationToken cancellationToken) => await ApplyAsync(step, creation, async () =>
    {
        try
        {
            await context.Aws.StackSets.CreateAsync(step.Request.StackSetName, step.Settings, step.Delegated, cancellationToken);
        }
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AwsEntityExists))
        {
            // A repeated request can find what its own first attempt made. What is there decides.
            var there = await context.ReadFreshAsync(() => context.Aws.StackSets.DescribeAsync(step.Request.StackSetName, step.Delegated, cancellationToken), cancellationToken);
            if (there is null || StackTemplate.TryRead(there.TemplateBody)?.MeansTheSameAs(step.Template) != true) throw;
        }
    });

    /// <returns>Whether an operation was started.</returns>
    private async Task<bool> UpdateAsync(Step step, StackSetInfo existing, StackTemplate now, IReadOnlyList<StackInstance> instances, CancellationToken cancellationToken)
    {
        var behind = instances.Where(i => i.Status == "OUTDATED").ToList();
        var change = RoleStackPlan.Update(existing, now, step.Template, step.Settings) ?? (behind.Count > 0 ? RoleStackPlan.Retry(existing.Name, behind) : null);
        return change is not null && await StartAsync(step, change, id => context.Aws.StackSets.UpdateAsync(existing.Name, step.Settings, Pace(step, change), id, step.Delegated, cancellationToken));
    }

    /// <returns>Whether an operation was started.</returns>
    private async Task<bool> DeployAsync(Step step, StackSetTargets targets, bool there, IOperationHost host, bool busy, CancellationToken cancellationToken)
    {
        var request = step.Request;
        var change = RoleStackPlan.Deployment(request.StackSetName, targets);
        if (!there)
        {
            await step.Run.TellAsync(change);
            return false;
        }

        if (busy && request.NoWait)
        {
            await host.WarnAsync($"{Values.Join(targets.Names)}: not deployed yet, since another operation is under way. Run the command again.");
            return false;
        }

        return await StartAsync(step, change, id => context.Aws.StackSets.CreateInstancesAsync(request.StackSetName, targets, Pace(step, change), id, step.Delegated, cancellationToken));
    }

    private static async Task<bool> StartAsync(Step step, Change change, Func<string, Task<string>> begin)
    {
        string? operation = null;
        if (!await ApplyAsync(step, change, async () => operation = step.Request.NoWait ? await begin(Guid.NewGuid().ToString()) : await step.Operations.StartAsync(begin))) return false;
        if (!step.Request.NoWait) await step.Operations.FollowAsync(operation!);
        return true;
    }

    private static async Task<bool> ApplyAsync(Step step, Change change, Func<Task> write)
    {
        if (!step.Request.Planned) return await step.Run.ApplyAsync(change, write);
        await step.Run.TellAsync(change);
        return false;
    }

    /// <summary>What only adds may fail here and there; what takes away stops at the first failure.</summary>
    private static StackSetPace Pace(Step step, Change change) => new(step.Request.FailureTolerance ?? (change.ReducesAccess ? 0 : 100), step.Request.MaxConcurrent);

    private static async Task PlanAsync(RoleStackPublication request, IReadOnlyList<StackInstance> instances, IReadOnlyList<StackSetTargets> missing, ChangeRun run, Func<AwsRoleStackInstance, Task> emit)
    {
        if (run.Changes.Count == 0)
        {
            foreach (var instance in instances) await emit(RoleStackView.Of(request.StackSetName, instance));
            return;
        }

        IEnumerable<(string? AccountId, string? Unit)> there = instances.Select(i => ((string?)i.AccountId, i.OrganizationalUnitId));
        IEnumerable<(string? AccountId, string? Unit)> coming = missing.SelectMany(m => m.AccountIds.Count > 0 ? m.AccountIds.Select(a => ((string?)a, (string?)null)) : m.OrganizationalUnitIds.Select(u => ((string?)null, (string?)u)));
        foreach (var (accountId, unit) in there.Concat(coming))
            await emit(new AwsRoleStackInstance { StackSetName = request.StackSetName, AccountId = accountId, OrganizationalUnitId = unit, Status = AwsRoleStackStatus.Planned, Planned = true, Changes = [.. run.Changes] });
    }

    /// <summary>What the steps of one run share.</summary>
    private sealed record Step(RoleStackPublication Request, StackSetSettings Settings, StackTemplate Template, bool Delegated, ChangeRun Run, StackOperations Operations);
}
