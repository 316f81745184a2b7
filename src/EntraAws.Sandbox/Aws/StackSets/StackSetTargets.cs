using System.Net;

namespace EntraAws.Sandbox;

/// <summary>Which accounts a root or organizational unit stands for, and who may deploy to them.</summary>
internal static class StackSetTargets
{
    /// <summary>The accounts in a unit and in all below it. The management account is never among them.</summary>
    public static IEnumerable<string> AccountsIn(SandboxOrganization organization, string unit)
    {
        var units = new HashSet<string>(StringComparer.Ordinal) { unit };
        while (organization.Units.Where(u => units.Contains(u.ParentId ?? organization.RootId)).Count(u => units.Add(u.Id)) > 0)
        {
            // One level deeper each time.
        }

        return organization.Accounts
            .Where(a => a.State == "ACTIVE" && a.AccountId != organization.ManagementAccountId && units.Contains(a.ParentId ?? organization.RootId))
            .Select(a => a.AccountId);
    }

    public static bool Exists(SandboxOrganization organization, string unit) => unit == organization.RootId || organization.Units.Exists(u => u.Id == unit);

    /// <summary>The account that stack sets of this call belong to.</summary>
    /// <exception cref="AwsRefusal">The caller may not act for the organization.</exception>
    public static string Administrator(AwsCall call)
    {
        var caller = call.Account.AccountId;
        if (call["CallAs"] != "DELEGATED_ADMIN") return caller;
        return call.State.Organization is { } organization && organization.DelegatedAdministrators.Contains(caller)
            ? organization.ManagementAccountId
            : throw AwsRefusal.Validation("You must be the management account or delegated admin account of an organization before operating a SERVICE_MANAGED stack set");
    }

    public static SandboxStackSet Find(AwsCall call)
    {
        var name = call["StackSetName"];
        new AwsCheck().Required("StackSetName", name).Done();
        var administrator = Administrator(call);
        return call.State.StackSets.Find(s => s.AccountId == administrator && (s.Name == name || s.Id == name))
            ?? throw new AwsRefusal(HttpStatusCode.NotFound, "StackSetNotFoundException", $"StackSet {name} not found");
    }
}
