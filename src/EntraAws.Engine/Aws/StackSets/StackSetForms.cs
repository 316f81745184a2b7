using System.Xml.Linq;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>The fields of StackSets' calls and answers.</summary>
internal static class StackSetForms
{
    public static QueryForm Of(string name, bool delegated)
    {
        var form = new QueryForm { { "StackSetName", name } };
        if (delegated) form.Add("CallAs", "DELEGATED_ADMIN");
        return form;
    }

    public static void AddTargets(QueryForm form, StackSetTargets targets)
    {
        if (targets.OrganizationalUnitIds.Count == 0)
        {
            form.Add("Accounts", targets.AccountIds);
            return;
        }

        form.Add("DeploymentTargets.OrganizationalUnitIds", targets.OrganizationalUnitIds);
        if (targets.AccountIds.Count == 0) return;
        form.Add("DeploymentTargets.Accounts", targets.AccountIds);
        form.Add("DeploymentTargets.AccountFilterType", "INTERSECTION");
    }

    public static void AddSettings(QueryForm form, StackSetSettings settings, bool creates)
    {
        form.Add("Description", settings.Description);
        if (settings.TemplateUrl is { } url) form.Add("TemplateURL", url);
        else form.Add("TemplateBody", settings.TemplateBody);
        // Roles with names of our choice.
        form.Add("Capabilities", ["CAPABILITY_NAMED_IAM"]);
        if (creates) form.Add("PermissionModel", settings.ServiceManaged ? "SERVICE_MANAGED" : "SELF_MANAGED");
        if (settings.ServiceManaged)
        {
            form.Add("AutoDeployment.Enabled", Flag(settings.AutoDeployment));
            // To be given with automatic deployment only.
            if (settings.AutoDeployment) form.Add("AutoDeployment.RetainStacksOnAccountRemoval", Flag(settings.RetainStacks));
        }

        form.Add("AdministrationRoleARN", settings.AdministrationRoleArn);
        form.Add("ExecutionRoleName", settings.ExecutionRoleName);
    }

    public static void AddPace(QueryForm form, StackSetPace pace)
    {
        form.Add("OperationPreferences.FailureTolerancePercentage", pace.FailureTolerance);
        form.Add("OperationPreferences.MaxConcurrentPercentage", pace.MaxConcurrent);
    }

    public static StackSetInfo StackSet(XElement e, string name) => new()
    {
        Name = e.Text("StackSetName") ?? name,
        Id = e.Text("StackSetId"),
        TemplateBody = e.Text("TemplateBody") ?? "",
        PermissionModel = e.Text("PermissionModel") is { Length: > 0 } model ? model : "SELF_MANAGED",
        AutoDeployment = e.Child("AutoDeployment")?.Flag("Enabled"),
        RetainStacks = e.Child("AutoDeployment") is { } auto && auto.Child("RetainStacksOnAccountRemoval") is not null ? auto.Flag("RetainStacksOnAccountRemoval") : null,
        OrganizationalUnitIds = [.. e.Members("OrganizationalUnitIds").Select(m => m.Value)],
    };

    public static StackSetOperation Operation(XElement e) => new()
    {
        Id = IamReader.Required(e, "OperationId"),
        Action = e.Text("Action"),
        Status = e.Text("Status"),
        StatusReason = Reason(e),
    };

    public static StackSetResult Result(XElement e) => new()
    {
        AccountId = IamReader.Required(e, "Account"),
        Region = e.Text("Region"),
        Status = e.Text("Status"),
        StatusReason = Reason(e),
        OrganizationalUnitId = e.Text("OrganizationalUnitId"),
    };

    public static StackInstance Instance(XElement e) => new()
    {
        AccountId = IamReader.Required(e, "Account"),
        Region = e.Text("Region"),
        StackId = e.Text("StackId"),
        Status = e.Text("Status"),
        DetailedStatus = e.Child("StackInstanceStatus")?.Text("DetailedStatus"),
        StatusReason = Reason(e),
        OrganizationalUnitId = e.Text("OrganizationalUnitId"),
        OperationId = e.Text("LastOperationId"),
    };

    private static string Flag(bool value) => value ? "true" : "false";

    private static string? Reason(XElement e) => e.Text("StatusReason") is { Length: > 0 } reason ? reason : null;
}
