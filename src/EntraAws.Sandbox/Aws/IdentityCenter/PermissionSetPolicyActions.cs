using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EntraAws.Sandbox;

/// <summary>The policies of permission sets: AWS managed ones, references to an account's own, and one inline.</summary>
internal static partial class PermissionSetPolicyActions
{
    // Bounded by IAM's own quota of policies on a role.
    private const int MostPolicies = 20;

    public static JsonObject ListManaged(JsonCall call) =>
        CenterCheck.Page(call, "AttachedManagedPolicies", Found(call).ManagedPolicies.Select(a => (JsonNode)new JsonObject { ["Name"] = a[(a.LastIndexOf('/') + 1)..], ["Arn"] = a }));

    public static JsonObject AttachManaged(JsonCall call)
    {
        var arn = Managed(call);
        var set = Changeable(call);
        if (ManagedPolicies.Find(call.Caller.Account, arn) is null) throw CenterCheck.NotFound($"ManagedPolicy with ARN {arn} not found.");
        if (set.ManagedPolicies.Contains(arn)) throw CenterCheck.Conflict($"ManagedPolicy with ARN {arn} is already attached.");
        CheckRoom(set);
        return Changed(set, () => set.ManagedPolicies.Add(arn));
    }

    public static JsonObject DetachManaged(JsonCall call)
    {
        var arn = Managed(call);
        var set = Changeable(call);
        if (!set.ManagedPolicies.Contains(arn)) throw CenterCheck.NotFound($"ManagedPolicy with ARN {arn} is not attached.");
        return Changed(set, () => set.ManagedPolicies.Remove(arn));
    }

    public static JsonObject ListCustomer(JsonCall call) =>
        CenterCheck.Page(call, "CustomerManagedPolicyReferences", Found(call).CustomerPolicies.Select(p => (JsonNode)new JsonObject { ["Name"] = p[(p.LastIndexOf('/') + 1)..], ["Path"] = p[..(p.LastIndexOf('/') + 1)] }));

    /// <summary>It is taken as it is: whether the accounts have the policy shows when the set is provisioned to them.</summary>
    public static JsonObject AttachCustomer(JsonCall call)
    {
        var policy = Customer(call);
        var set = Changeable(call);
        if (set.CustomerPolicies.Contains(policy)) throw CenterCheck.Conflict($"CustomerManagedPolicy {policy} is already attached.");
        CheckRoom(set);
        return Changed(set, () => set.CustomerPolicies.Add(policy));
    }

    public static JsonObject DetachCustomer(JsonCall call)
    {
        var policy = Customer(call);
        var set = Changeable(call);
        if (!set.CustomerPolicies.Contains(policy)) throw CenterCheck.NotFound($"CustomerManagedPolicy {policy} is not attached.");
        return Changed(set, () => set.CustomerPolicies.Remove(policy));
    }

    public static JsonObject GetInline(JsonCall call) => new() { ["InlinePolicy"] = Found(call).InlinePolicy ?? "" };

    public static JsonObject PutInline(JsonCall call)
    {
        var document = call["InlinePolicy"] ?? throw CenterCheck.Missing("inlinePolicy");
        CenterCheck.Length("inlinePolicy", document, 1, 32768);
        var set = Changeable(call);
        try
        {
            PolicyDocument.Demand(document);
        }
        catch (AwsRefusal e)
        {
            throw CenterCheck.Invalid($"MalformedPolicyDocumentException: {e.Message}");
        }

        return Changed(set, () => set.InlinePolicy = document);
    }

    private static SandboxPermissionSet Found(JsonCall call) => CenterCheck.PermissionSet(call, CenterCheck.Instance(call));

    private static SandboxPermissionSet Changeable(JsonCall call) => PermissionSetActions.Changeable(call, CenterCheck.Instance(call));

    private static JsonObject Changed(SandboxPermissionSet set, Action change)
    {
        change();
        set.Revision++;
        return [];
    }

    private static void CheckRoom(SandboxPermissionSet set)
    {
        if (set.ManagedPolicies.Count + set.CustomerPolicies.Count >= MostPolicies) throw CenterCheck.Quota($"You have exceeded the limit of {MostPolicies} policies in a permission set.");
    }

    private static string Managed(JsonCall call)
    {
        var arn = call["ManagedPolicyArn"] ?? throw CenterCheck.Missing("managedPolicyArn");
        CenterCheck.Match("managedPolicyArn", arn, AwsManaged());
        return arn;
    }

    private static string Customer(JsonCall call)
    {
        var reference = call.Child("CustomerManagedPolicyReference");
        if (reference.ValueKind != JsonValueKind.Object || !reference.TryGetProperty("Name", out var name)) throw CenterCheck.Missing("customerManagedPolicyReference.name");
        var path = reference.TryGetProperty("Path", out var given) ? given.GetString()! : "/";
        CenterCheck.Length("name", name.GetString(), 1, 128);
        CenterCheck.Match("path", path, PolicyPath());
        return path + name.GetString();
    }

    [GeneratedRegex(@"^arn:aws(-[a-z]{1,5}){0,3}:iam::aws:policy((/[A-Za-z0-9\.,\+@=_-]+)*)/([A-Za-z0-9\.,\+=@_-]+)\z")]
    private static partial Regex AwsManaged();

    [GeneratedRegex(@"^((/[A-Za-z0-9\.,\+@=_-]+)*)/\z")]
    private static partial Regex PolicyPath();
}
