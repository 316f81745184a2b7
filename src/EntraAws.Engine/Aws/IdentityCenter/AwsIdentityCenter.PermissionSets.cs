using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Permission sets and their policies.</summary>
internal sealed partial class AwsIdentityCenter
{
    public Task<IReadOnlyList<string>> ListPermissionSetsAsync(string instanceArn, CancellationToken cancellationToken) =>
        ListAsync(sso, "ListPermissionSets", Of(instanceArn), "PermissionSets", "the permission sets", e => e.GetString() ?? "", cancellationToken);

    public async Task<CenterPermissionSet?> GetPermissionSetAsync(string instanceArn, string permissionSetArn, CancellationToken cancellationToken) =>
        await FindAsync(sso, "DescribePermissionSet", Of(instanceArn, permissionSetArn), permissionSetArn, cancellationToken).ConfigureAwait(false) is { } answer ? Read(answer, "DescribePermissionSet") : null;

    public async Task<CenterPolicies> GetPoliciesAsync(string instanceArn, string permissionSetArn, CancellationToken cancellationToken)
    {
        var managed = await ListManagedAsync(instanceArn, permissionSetArn, cancellationToken).ConfigureAwait(false);
        var customer = await ListCustomerAsync(instanceArn, permissionSetArn, cancellationToken).ConfigureAwait(false);
        var inline = (await sso.ReadAsync("GetInlinePolicyForPermissionSet", Of(instanceArn, permissionSetArn), permissionSetArn, cancellationToken).ConfigureAwait(false)).Text("InlinePolicy");
        return new CenterPolicies(managed, customer, string.IsNullOrEmpty(inline) ? null : inline);
    }

    public async Task<CenterPermissionSet> CreatePermissionSetAsync(string instanceArn, CenterPermissionSet wanted, CancellationToken cancellationToken)
    {
        var fields = Settings(Of(instanceArn), wanted);
        fields["Name"] = wanted.Name;
        return Read(await sso.WriteAsync("CreatePermissionSet", fields, $"permission set {wanted.Name}", cancellationToken).ConfigureAwait(false), "CreatePermissionSet");
    }

    public Task UpdatePermissionSetAsync(string instanceArn, CenterPermissionSet wanted, CancellationToken cancellationToken) =>
        WriteAsync("UpdatePermissionSet", Settings(Of(instanceArn, wanted.Arn), wanted), wanted.Arn, () => Task.FromResult(false), cancellationToken);

    public Task AttachManagedPolicyAsync(string instanceArn, string permissionSetArn, string policyArn, CancellationToken cancellationToken) =>
        WriteAsync("AttachManagedPolicyToPermissionSet", Managed(instanceArn, permissionSetArn, policyArn), $"{policyArn} for {permissionSetArn}",
            async () => (await ListManagedAsync(instanceArn, permissionSetArn, cancellationToken).ConfigureAwait(false)).Contains(policyArn), cancellationToken);

    public Task DetachManagedPolicyAsync(string instanceArn, string permissionSetArn, string policyArn, CancellationToken cancellationToken) =>
        DetachAsync("DetachManagedPolicyFromPermissionSet", Managed(instanceArn, permissionSetArn, policyArn), $"{policyArn} at {permissionSetArn}", cancellationToken);

    public Task AttachCustomerPolicyAsync(string instanceArn, string permissionSetArn, string policy, CancellationToken cancellationToken) =>
        WriteAsync("AttachCustomerManagedPolicyReferenceToPermissionSet", Customer(instanceArn, permissionSetArn, policy), $"{policy} for {permissionSetArn}",
            async () => (await ListCustomerAsync(instanceArn, permissionSetArn, cancellationToken).ConfigureAwait(false)).Contains(policy), cancellationToken);

    public Task DetachCustomerPolicyAsync(string instanceArn, string permissionSetArn, string policy, CancellationToken cancellationToken) =>
        DetachAsync("DetachCustomerManagedPolicyReferenceFromPermissionSet", Customer(instanceArn, permissionSetArn, policy), $"{policy} at {permissionSetArn}", cancellationToken);

    public Task PutInlinePolicyAsync(string instanceArn, string permissionSetArn, string document, CancellationToken cancellationToken)
    {
        var fields = Of(instanceArn, permissionSetArn);
        fields["InlinePolicy"] = document;
        return WriteAsync("PutInlinePolicyToPermissionSet", fields, $"the inline policy of {permissionSetArn}", () => Task.FromResult(false), cancellationToken);
    }

    public Task<IReadOnlyList<string>> ListProvisionedAccountsAsync(string instanceArn, string permissionSetArn, bool outdated, CancellationToken cancellationToken)
    {
        var fields = Of(instanceArn, permissionSetArn);
        if (outdated) fields["ProvisioningStatus"] = "LATEST_PERMISSION_SET_NOT_PROVISIONED";
        return ListAsync(sso, "ListAccountsForProvisionedPermissionSet", fields, "AccountIds", permissionSetArn, e => e.GetString() ?? "", cancellationToken);
    }

    public async Task ProvisionAsync(string instanceArn, string permissionSetArn, CancellationToken cancellationToken)
    {
        var fields = Of(instanceArn, permissionSetArn);
        fields["TargetType"] = "ALL_PROVISIONED_ACCOUNTS";
        // A conflict here is another provisioning under way; when that is over nothing may be left to do.
        var answer = await WriteAsync("ProvisionPermissionSet", fields, permissionSetArn,
            async () => (await ListProvisionedAccountsAsync(instanceArn, permissionSetArn, outdated: true, cancellationToken).ConfigureAwait(false)).Count == 0, cancellationToken).ConfigureAwait(false);
        if (answer?.Child("PermissionSetProvisioningStatus") is not { } status) return;
        await FollowAsync("DescribePermissionSetProvisioningStatus", instanceArn, "ProvisionPermissionSetRequestId", Required(status, "RequestId", "ProvisionPermissionSet"),
            "PermissionSetProvisioningStatus", $"the provisioning of {permissionSetArn}", cancellationToken).ConfigureAwait(false);
    }

    private static JsonObject Settings(JsonObject fields, CenterPermissionSet wanted)
    {
        if (!string.IsNullOrEmpty(wanted.Description)) fields["Description"] = wanted.Description;
        if (!string.IsNullOrEmpty(wanted.RelayState)) fields["RelayState"] = wanted.RelayState;
        fields["SessionDuration"] = XmlConvert.ToString(TimeSpan.FromSeconds(wanted.SessionDuration));
        return fields;
    }

    private static JsonObject Managed(string instanceArn, string permissionSetArn, string policyArn)
    {
        var fields = Of(instanceArn, permissionSetArn);
        fields["ManagedPolicyArn"] = policyArn;
        return fields;
    }

    private static JsonObject Customer(string instanceArn, string permissionSetArn, string policy)
    {
        var at = policy.LastIndexOf('/') + 1;
        var fields = Of(instanceArn, permissionSetArn);
        fields["CustomerManagedPolicyReference"] = new JsonObject { ["Name"] = policy[at..], ["Path"] = at == 0 ? "/" : policy[..at] };
        return fields;
    }

    private static CenterPermissionSet Read(JsonElement answer, string action)
    {
        var set = answer.Child("PermissionSet") ?? throw Faults.AwsAnswerInvalid($"sso:{action}", "it holds no permission set.");
        return new CenterPermissionSet(Required(set, "PermissionSetArn", action), Required(set, "Name", action), set.Text("Description"), Seconds(set.Text("SessionDuration")), set.Text("RelayState"), set.Time("CreatedDate"));
    }

    private static int Seconds(string? duration)
    {
        try
        {
            // The service's own default where it says nothing.
            return string.IsNullOrEmpty(duration) ? 3600 : (int)XmlConvert.ToTimeSpan(duration).TotalSeconds;
        }
        catch (FormatException e)
        {
            throw Faults.AwsAnswerInvalid("sso:DescribePermissionSet", string.Create(CultureInfo.InvariantCulture, $"'{duration}' is no duration."), e);
        }
    }

    private Task<IReadOnlyList<string>> ListManagedAsync(string instanceArn, string permissionSetArn, CancellationToken cancellationToken) =>
        ListAsync(sso, "ListManagedPoliciesInPermissionSet", Of(instanceArn, permissionSetArn), "AttachedManagedPolicies", permissionSetArn, e => e.Text("Arn") ?? "", cancellationToken);

    private Task<IReadOnlyList<string>> ListCustomerAsync(string instanceArn, string permissionSetArn, CancellationToken cancellationToken) =>
        ListAsync(sso, "ListCustomerManagedPolicyReferencesInPermissionSet", Of(instanceArn, permissionSetArn), "CustomerManagedPolicyReferences", permissionSetArn,
            e => (e.Text("Path") ?? "/") + e.Text("Name"), cancellationToken);

    private async Task DetachAsync(string action, JsonObject fields, string what, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(action, fields, what, () => Task.FromResult(false), cancellationToken).ConfigureAwait(false);
        }
        catch (EntraAwsException e) when (IsNotFound(e))
        {
            // It is gone, which is what was wanted.
        }
    }
}
