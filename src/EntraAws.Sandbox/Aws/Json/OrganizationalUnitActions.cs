using System.Net;
using System.Text.Json.Nodes;

namespace EntraAws.Sandbox;

/// <summary>The operations of AWS Organizations on its tree.</summary>
internal static class OrganizationalUnitActions
{
    public static JsonObject ListParents(JsonCall call)
    {
        var organization = OrganizationActions.Administered(call);
        var parent = ParentOf(organization, call["ChildId"]) ?? organization.RootId;
        return new JsonObject
        {
            ["Parents"] = new JsonArray(new JsonObject { ["Id"] = parent, ["Type"] = parent == organization.RootId ? "ROOT" : "ORGANIZATIONAL_UNIT" }),
        };
    }

    public static JsonObject DescribeUnit(JsonCall call)
    {
        var organization = OrganizationActions.Administered(call);
        var unit = organization.Units.Find(u => u.Id == call["OrganizationalUnitId"])
            ?? throw new AwsRefusal(HttpStatusCode.BadRequest, "OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist.");
        return new JsonObject { ["OrganizationalUnit"] = Unit(call, organization, unit) };
    }

    public static JsonObject ListAccounts(JsonCall call)
    {
        var (organization, parent) = Parent(call);
        return OrganizationActions.Page(call, organization, "Accounts", organization.Accounts.FindAll(a => (a.ParentId ?? organization.RootId) == parent), a => OrganizationActions.Account(call, organization, a));
    }

    public static JsonObject ListUnits(JsonCall call)
    {
        var (organization, parent) = Parent(call);
        return OrganizationActions.Page(call, organization, "OrganizationalUnits", organization.Units.FindAll(u => (u.ParentId ?? organization.RootId) == parent), u => Unit(call, organization, u));
    }

    /// <summary>Where an account is: ids from the organization down.</summary>
    public static string Path(SandboxOrganization organization, SandboxMemberAccount account)
    {
        var units = new List<string>();
        for (var id = account.ParentId; id is not null; id = organization.Units.Find(u => u.Id == id)?.ParentId) units.Insert(0, id + "/");
        return $"{organization.Id}/{organization.RootId}/{string.Concat(units)}{account.AccountId}/";
    }

    private static (SandboxOrganization Organization, string Parent) Parent(JsonCall call)
    {
        var organization = OrganizationActions.Administered(call);
        return call["ParentId"] is { } id && StackSetTargets.Exists(organization, id)
            ? (organization, id)
            : throw new AwsRefusal(HttpStatusCode.BadRequest, "ParentNotFoundException", "We can't find a root or OU with the ParentId that you specified.");
    }

    private static JsonObject Unit(JsonCall call, SandboxOrganization organization, SandboxOrganizationalUnit unit) => new()
    {
        ["Id"] = unit.Id,
        ["Arn"] = $"arn:{call.Caller.Account.Partition}:organizations::{organization.ManagementAccountId}:ou/{organization.Id}/{unit.Id}",
        ["Name"] = unit.Name,
    };

    private static string? ParentOf(SandboxOrganization organization, string? child)
    {
        if (organization.Accounts.Find(a => a.AccountId == child) is { } account) return account.ParentId;
        if (organization.Units.Find(u => u.Id == child) is { } unit) return unit.ParentId;
        throw new AwsRefusal(HttpStatusCode.BadRequest, "ChildNotFoundException", "We can't find an organizational unit (OU) or Amazon Web Services account with the ChildId that you specified.");
    }
}
