using System.Text.Json;
using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Account assignments. Both ways of changing them are carried out in the background.</summary>
internal sealed partial class AwsIdentityCenter
{
    private const string CreationStatus = "AccountAssignmentCreationStatus";
    private const string DeletionStatus = "AccountAssignmentDeletionStatus";
    private const string CreationId = "AccountAssignmentCreationRequestId";

    public Task<IReadOnlyList<CenterAssignment>> ListAssignmentsAsync(string instanceArn, string accountId, string permissionSetArn, string what, CancellationToken cancellationToken)
    {
        var fields = Of(instanceArn, permissionSetArn);
        fields["AccountId"] = accountId;
        return ListAsync(sso, "ListAccountAssignments", fields, "AccountAssignments", what,
            e => new CenterAssignment(e.Text("AccountId") ?? accountId, e.Text("PermissionSetArn") ?? permissionSetArn, e.Text("PrincipalType") ?? CenterAssignment.Group, e.Text("PrincipalId") ?? ""), cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, CenterAssignment>> ListCreationsInProgressAsync(string instanceArn, CancellationToken cancellationToken)
    {
        var fields = Of(instanceArn);
        fields["Filter"] = new JsonObject { ["Status"] = "IN_PROGRESS" };
        var ids = await ListAsync(sso, "ListAccountAssignmentCreationStatus", fields, "AccountAssignmentsCreationStatus", "the assignments under way", e => e.Text("RequestId") ?? "", cancellationToken).ConfigureAwait(false);
        var found = new Dictionary<string, CenterAssignment>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            var request = Of(instanceArn);
            request[CreationId] = id;
            var answer = await FindAsync(sso, "DescribeAccountAssignmentCreationStatus", request, "an assignment under way", cancellationToken).ConfigureAwait(false);
            if (answer?.Child(CreationStatus) is { } status && status.Text("PermissionSetArn") is { } set)
                found[id] = new CenterAssignment(status.Text("TargetId") ?? "", set, status.Text("PrincipalType") ?? "", status.Text("PrincipalId") ?? "");
        }

        return found;
    }

    public Task WaitForCreationAsync(string instanceArn, string requestId, CenterAssignment assignment, string what, CancellationToken cancellationToken) =>
        FollowAsync("DescribeAccountAssignmentCreationStatus", instanceArn, CreationId, requestId, CreationStatus, what, cancellationToken);

    public async Task CreateAssignmentAsync(string instanceArn, CenterAssignment assignment, string what, CancellationToken cancellationToken)
    {
        var answer = await WriteAsync("CreateAccountAssignment", Fields(instanceArn, assignment), what,
            async () => await IsThereAsync(instanceArn, assignment, what, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        if (answer?.Child(CreationStatus) is { } status)
            await WaitForCreationAsync(instanceArn, Required(status, "RequestId", "CreateAccountAssignment"), assignment, what, cancellationToken).ConfigureAwait(false);
    }

    public async Task DeleteAssignmentAsync(string instanceArn, CenterAssignment assignment, string what, CancellationToken cancellationToken)
    {
        JsonElement? answer;
        try
        {
            answer = await WriteAsync("DeleteAccountAssignment", Fields(instanceArn, assignment), what,
                async () => !await IsThereAsync(instanceArn, assignment, what, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (EntraAwsException e) when (IsNotFound(e))
        {
            // It is gone, which is what was wanted.
            return;
        }

        if (answer?.Child(DeletionStatus) is { } status)
            await FollowAsync("DescribeAccountAssignmentDeletionStatus", instanceArn, "AccountAssignmentDeletionRequestId", Required(status, "RequestId", "DeleteAccountAssignment"), DeletionStatus, what, cancellationToken).ConfigureAwait(false);
    }

    private static JsonObject Fields(string instanceArn, CenterAssignment assignment)
    {
        var fields = Of(instanceArn, assignment.PermissionSetArn);
        fields["TargetId"] = assignment.AccountId;
        fields["TargetType"] = "AWS_ACCOUNT";
        fields["PrincipalType"] = assignment.PrincipalType;
        fields["PrincipalId"] = assignment.PrincipalId;
        return fields;
    }

    private async Task<bool> IsThereAsync(string instanceArn, CenterAssignment assignment, string what, CancellationToken cancellationToken) =>
        (await ListAssignmentsAsync(instanceArn, assignment.AccountId, assignment.PermissionSetArn, what, cancellationToken).ConfigureAwait(false))
        .Any(a => a.PrincipalType == assignment.PrincipalType && a.PrincipalId == assignment.PrincipalId);
}
