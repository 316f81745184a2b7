using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations that change stack sets.</summary>
internal static partial class StackSetActions
{
    private const int MostTemplateBody = 51_200;

    public static object?[] Create(AwsCall call)
    {
        var name = call["StackSetName"];
        var model = call["PermissionModel"] ?? "SELF_MANAGED";
        new AwsCheck().Required("StackSetName", name).Match("StackSetName", name, Name(), "[a-zA-Z][-a-zA-Z0-9]*").Length("StackSetName", name, 1, 128)
            .OneOf("PermissionModel", model, "SERVICE_MANAGED", "SELF_MANAGED").Length("Description", call["Description"], 1, 1024).Done();
        var template = Template(call);
        var administrator = StackSetTargets.Administrator(call);
        var managed = model == "SERVICE_MANAGED";
        if (managed) DemandOrganization(call, administrator);
        else if (call["AutoDeployment.Enabled"] is not null) throw AwsRefusal.Validation("AutoDeployment can only be specified for StackSets with SERVICE_MANAGED permission model");
        if (call.State.StackSets.Find(s => s.AccountId == administrator && s.Name == name) is { } there)
        {
            return call["ClientRequestToken"] is { } token && token == there.ClientRequestToken
                ? [E("StackSetId", there.Id)]
                : throw new AwsRefusal(HttpStatusCode.Conflict, "NameAlreadyExistsException", $"StackSet {name} already exists");
        }

        var set = new SandboxStackSet
        {
            AccountId = administrator, Name = name!, Id = $"{name}:{TenantState.IdOf(Guid.Empty, $"{administrator}/{name}/{call.Now.Ticks}")}", Template = template, ServiceManaged = managed,
            ClientRequestToken = call["ClientRequestToken"],
        };
        Set(call, set);
        call.State.StackSets.Add(set);
        return [E("StackSetId", set.Id)];
    }

    public static object?[] Update(AwsCall call)
    {
        var set = StackSetTargets.Find(call);
        DemandIdle(call, set);
        var template = call.Parameters.Flag("UsePreviousTemplate") ? set.Template : Template(call);
        if (template != set.Template)
        {
            foreach (var instance in set.Instances) instance.Status = "OUTDATED";
            set.Template = template;
        }

        Set(call, set);
        return Start(call, set, "UPDATE", set.Instances.Where(i => i.Status != "INOPERABLE"));
    }

    public static object?[] CreateInstances(AwsCall call)
    {
        var set = StackSetTargets.Find(call);
        DemandIdle(call, set);
        if (call.Parameters.List("Regions") is not [var region]) throw AwsRefusal.Validation("The sandbox deploys to exactly one Region: IAM is the same in all of them.");
        var added = set.ServiceManaged ? OfUnits(call, set) : OfAccounts(call, set);
        var fresh = added.Where(a => !set.Instances.Exists(i => i.AccountId == a.Account)).DistinctBy(a => a.Account)
            .Select(a => StackSetWork.Instance(set, a.Account, a.Unit, region)).ToList();
        set.Region = region;
        set.Instances.AddRange(fresh);
        return Start(call, set, "CREATE", fresh);
    }

    private static List<(string Account, string? Unit)> OfUnits(AwsCall call, SandboxStackSet set)
    {
        var units = call.Parameters.List("DeploymentTargets.OrganizationalUnitIds");
        if (units.Count == 0) throw AwsRefusal.Validation("OrganizationalUnitIds are required");
        DemandOrganization(call, set.AccountId);
        var organization = call.State.Organization!;
        foreach (var unit in units)
            if (!StackSetTargets.Exists(organization, unit)) throw AwsRefusal.Validation($"Could not find organizational unit {unit}");
        set.OrganizationalUnitIds = [.. set.OrganizationalUnitIds.Union(units)];
        var accounts = Filter(call);
        return [.. units.SelectMany(u => StackSetTargets.AccountsIn(organization, u).Where(accounts).Select(a => (a, (string?)u)))];
    }

    /// <summary>Which accounts of the units are meant.</summary>
    private static Func<string, bool> Filter(AwsCall call)
    {
        var accounts = call.Parameters.List("DeploymentTargets.Accounts");
        return (call["DeploymentTargets.AccountFilterType"], accounts.Count) switch
        {
            (null or "NONE", 0) => _ => true,
            ("INTERSECTION", > 0) => accounts.Contains,
            ("DIFFERENCE", > 0) => a => !accounts.Contains(a),
            ("UNION", _) => throw AwsRefusal.Validation("The sandbox does not know the account filter UNION."),
            _ => throw AwsRefusal.Validation("Accounts and AccountFilterType must be specified together"),
        };
    }

    private static List<(string Account, string? Unit)> OfAccounts(AwsCall call, SandboxStackSet set)
    {
        var accounts = call.Parameters.List("Accounts");
        if (accounts.Count == 0) throw AwsRefusal.Validation("StackSets with SELF_MANAGED permission model can only have accounts as target");
        var role = set.AdministrationRoleArn ?? call.Account.Arn("role/AWSCloudFormationStackSetAdministrationRole");
        return call.Account.Roles.Any(r => call.Account.Arn($"role{r.Path}{r.Name}") == role)
            ? [.. accounts.Select(a => (a, (string?)null))]
            : throw AwsRefusal.Validation($"Account {call.Account.AccountId} should have '{role[(role.LastIndexOf('/') + 1)..]}' role with trust relationship to CloudFormation service.");
    }

    private static object?[] Start(AwsCall call, SandboxStackSet set, string action, IEnumerable<SandboxStackInstance> instances)
    {
        var tolerance = call.Parameters.Number("OperationPreferences.FailureTolerancePercentage", 0, 0, 100);
        var concurrent = call.Parameters.Number("OperationPreferences.MaxConcurrentPercentage", 1, 1, 100);
        var id = call["OperationId"] ?? Guid.NewGuid().ToString();
        StackSetWork.Start(set, id, action, [.. instances], tolerance, concurrent, call.Now);
        return [E("OperationId", id)];
    }

    private static void DemandIdle(AwsCall call, SandboxStackSet set)
    {
        if (call["OperationId"] is { } id && set.Operations.Exists(o => o.Id == id))
            throw new AwsRefusal(HttpStatusCode.Conflict, "OperationIdAlreadyExistsException", $"Operation {id} already exists");
        if (set.Operations.Find(o => o.Status == "RUNNING") is { } running)
            throw new AwsRefusal(HttpStatusCode.Conflict, "OperationInProgressException", $"Another Operation on StackSet {set.Id} is in progress: {running.Id}");
    }

    private static void DemandOrganization(AwsCall call, string administrator)
    {
        if (call.State.Organization is not { } organization || organization.ManagementAccountId != administrator)
            throw AwsRefusal.Validation("You must be the management account or delegated admin account of an organization before operating a SERVICE_MANAGED stack set");
        if (!organization.StackSetsTrusted || organization.FeatureSet != "ALL")
            throw AwsRefusal.Validation("You must enable organizations access to operate a service managed stack set");
    }

    private static string Template(AwsCall call)
    {
        if (call["TemplateBody"] is not { Length: > 0 } body)
            throw AwsRefusal.Validation(call["TemplateURL"] is null ? "Either Template URL or Template Body must be specified." : "S3 error: the sandbox holds no buckets");
        if (Encoding.UTF8.GetByteCount(body) > MostTemplateBody)
            throw AwsRefusal.Validation($"1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to {MostTemplateBody}");
        var needs = StackTemplate.Parse(body).NamesRoles ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM";
        var given = call.Parameters.List("Capabilities");
        return given.Contains(needs) || given.Contains("CAPABILITY_NAMED_IAM") ? body
            : throw new AwsRefusal(HttpStatusCode.BadRequest, "InsufficientCapabilitiesException", $"Requires capabilities : [{needs}]");
    }

    private static void Set(AwsCall call, SandboxStackSet set)
    {
        set.Description = call["Description"] ?? set.Description;
        set.ExecutionRoleName = call["ExecutionRoleName"] ?? set.ExecutionRoleName;
        set.AdministrationRoleArn = call["AdministrationRoleARN"] ?? set.AdministrationRoleArn;
        if (call["AutoDeployment.Enabled"] is null) return;
        set.AutoDeployment = call.Parameters.Flag("AutoDeployment.Enabled");
        if (!set.AutoDeployment && call["AutoDeployment.RetainStacksOnAccountRemoval"] is not null)
            throw AwsRefusal.Validation("RetainStacksOnAccountRemoval can only be specified when AutoDeployment is enabled");
        set.RetainStacks = call.Parameters.Flag("AutoDeployment.RetainStacksOnAccountRemoval");
    }

    [GeneratedRegex(@"^[a-zA-Z][-a-zA-Z0-9]*\z")]
    private static partial Regex Name();
}
