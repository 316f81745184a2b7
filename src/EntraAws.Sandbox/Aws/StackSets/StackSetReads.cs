using System.Globalization;
using System.Net;
using System.Xml.Linq;
using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations that show stack sets.</summary>
internal static class StackSetReads
{
    private const int LargestPage = 100;

    public static object?[] Describe(AwsCall call)
    {
        var set = StackSetTargets.Find(call);
        return
        [
            E("StackSet",
                E("StackSetName", set.Name), E("StackSetId", set.Id), Optional("Description", set.Description), E("Status", "ACTIVE"), E("TemplateBody", set.Template),
                Strings("Capabilities", ["CAPABILITY_NAMED_IAM"]), E("PermissionModel", set.ServiceManaged ? "SERVICE_MANAGED" : "SELF_MANAGED"),
                set.ServiceManaged ? E("AutoDeployment", Flag("Enabled", set.AutoDeployment), set.AutoDeployment ? Flag("RetainStacksOnAccountRemoval", set.RetainStacks) : null) : null,
                Strings("OrganizationalUnitIds", set.OrganizationalUnitIds)),
        ];
    }

    public static object?[] ListInstances(AwsCall call)
    {
        var set = StackSetTargets.Find(call);
        return Page(call, set.Instances, i => E("member",
            E("StackSetId", set.Id), E("Region", i.Region), E("Account", i.AccountId), E("StackId", i.StackId), E("Status", i.Status), Optional("StatusReason", i.StatusReason),
            E("StackInstanceStatus", E("DetailedStatus", i.DetailedStatus)), Optional("OrganizationalUnitId", i.OrganizationalUnitId), Optional("LastOperationId", i.LastOperationId)));
    }

    /// <summary>The newest first.</summary>
    public static object?[] ListOperations(AwsCall call) =>
        Page(call, Enumerable.Reverse(StackSetTargets.Find(call).Operations).ToList(), o => E("member", Operation(o)));

    public static object?[] DescribeOperation(AwsCall call) => [E("StackSetOperation", Operation(Find(call)))];

    public static object?[] ListResults(AwsCall call)
    {
        var set = StackSetTargets.Find(call);
        return Page(call, Find(call).Results, r => E("member",
            E("Account", r.AccountId), E("Region", set.Region), E("Status", r.Status), Optional("StatusReason", r.StatusReason), Optional("OrganizationalUnitId", r.OrganizationalUnitId)));
    }

    private static SandboxStackOperation Find(AwsCall call)
    {
        var id = call["OperationId"];
        return StackSetTargets.Find(call).Operations.Find(o => o.Id == id)
            ?? throw new AwsRefusal(HttpStatusCode.NotFound, "OperationNotFoundException", $"Operation {id} not found");
    }

    private static object?[] Operation(SandboxStackOperation operation) =>
    [
        E("OperationId", operation.Id), E("Action", operation.Action), E("Status", operation.Status), Date("CreationTimestamp", operation.CreatedAt),
        operation.EndedAt is { } end ? Date("EndTimestamp", end) : null,
        E("StatusDetails", E("FailedStackInstancesCount", operation.Results.Count(r => r.Status == "FAILED"))),
    ];

    private static object?[] Page<T>(AwsCall call, IReadOnlyList<T> all, Func<T, XElement> member)
    {
        var max = call.Parameters.Number("MaxResults", LargestPage, 1, LargestPage);
        var start = 0;
        if (call["NextToken"] is { } token && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start)) throw AwsRefusal.Validation("NextToken is invalid");
        var page = all.Skip(start).Take(max).Select(member).ToList();
        var next = start + page.Count;
        return [E("Summaries", page), next < all.Count ? E("NextToken", next.ToString(CultureInfo.InvariantCulture)) : null];
    }
}
