using System.Text.Json.Nodes;

namespace EntraAws.Sandbox;

/// <summary>What IAM Identity Center and its identity store can be asked. Each service has 20 requests a second in all.</summary>
internal static class CenterActions
{
    private const int PerSecond = 20;

    public static IReadOnlyList<JsonAction> All { get; } =
    [
        Read("ListInstances", CenterInstanceActions.List),
        Read("ListPermissionSets", PermissionSetActions.List),
        Read("DescribePermissionSet", PermissionSetActions.Describe),
        Write("CreatePermissionSet", PermissionSetActions.Create),
        Write("UpdatePermissionSet", PermissionSetActions.Update),
        Read("ListManagedPoliciesInPermissionSet", PermissionSetPolicyActions.ListManaged),
        Write("AttachManagedPolicyToPermissionSet", PermissionSetPolicyActions.AttachManaged),
        Write("DetachManagedPolicyFromPermissionSet", PermissionSetPolicyActions.DetachManaged),
        Read("ListCustomerManagedPolicyReferencesInPermissionSet", PermissionSetPolicyActions.ListCustomer),
        Write("AttachCustomerManagedPolicyReferenceToPermissionSet", PermissionSetPolicyActions.AttachCustomer),
        Write("DetachCustomerManagedPolicyReferenceFromPermissionSet", PermissionSetPolicyActions.DetachCustomer),
        Read("GetInlinePolicyForPermissionSet", PermissionSetPolicyActions.GetInline),
        Write("PutInlinePolicyToPermissionSet", PermissionSetPolicyActions.PutInline),
        Read("ListAccountsForProvisionedPermissionSet", ProvisioningActions.ListAccounts),
        Write("ProvisionPermissionSet", ProvisioningActions.Provision),
        Read("DescribePermissionSetProvisioningStatus", ProvisioningActions.Describe),
        Read("ListAccountAssignments", AssignmentActions.List),
        Write("CreateAccountAssignment", AssignmentActions.Create),
        Write("DeleteAccountAssignment", AssignmentActions.Delete),
        Read("DescribeAccountAssignmentCreationStatus", AssignmentActions.DescribeCreation),
        Read("DescribeAccountAssignmentDeletionStatus", AssignmentActions.DescribeDeletion),
        Read("ListAccountAssignmentCreationStatus", AssignmentActions.ListCreations),
        Store("ListGroups", IdentityStoreActions.ListGroups),
        Store("GetGroupId", IdentityStoreActions.GetGroupId),
        Store("DescribeGroup", IdentityStoreActions.DescribeGroup),
        Store("DescribeUser", IdentityStoreActions.DescribeUser),
    ];

    private static JsonAction Read(string name, Func<JsonCall, JsonObject> run) => new("sso", name, PerSecond, PerSecond, run) { SharesRate = true };

    private static JsonAction Write(string name, Func<JsonCall, JsonObject> run) => Read(name, run) with { Writes = true };

    private static JsonAction Store(string name, Func<JsonCall, JsonObject> run) => new("identitystore", name, PerSecond, PerSecond, run) { SharesRate = true };
}
