using System.Text.Json;
using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>IAM Identity Center over JSON 1.1. Its parts are filed by what they are about.</summary>
internal sealed partial class AwsIdentityCenter(string region, JsonClient sso, JsonClient store) : IAwsIdentityCenter, IDisposable
{
    private const int PageSize = 100;

    /// <summary>How long the service is given for what it does in the background.</summary>
    private static readonly TimeSpan LongestOperation = TimeSpan.FromMinutes(15);

    public string Region { get; } = region;

    public Task<IReadOnlyList<CenterInstance>> ListInstancesAsync(CancellationToken cancellationToken) =>
        ListAsync(sso, "ListInstances", [], "Instances", $"the instances in {Region}", Instance, cancellationToken);

    public async Task<string?> FindGroupAsync(string identityStoreId, string displayName, CancellationToken cancellationToken)
    {
        var fields = new JsonObject
        {
            ["IdentityStoreId"] = identityStoreId,
            ["AlternateIdentifier"] = new JsonObject { ["UniqueAttribute"] = new JsonObject { ["AttributePath"] = "displayName", ["AttributeValue"] = displayName } },
        };
        return (await FindAsync(store, "GetGroupId", fields, $"group {displayName}", cancellationToken).ConfigureAwait(false))?.Text("GroupId");
    }

    public async Task<string?> GetPrincipalNameAsync(string identityStoreId, string principalType, string principalId, CancellationToken cancellationToken)
    {
        var (action, id, name) = principalType == CenterAssignment.Group ? ("DescribeGroup", "GroupId", "DisplayName") : ("DescribeUser", "UserId", "UserName");
        var fields = new JsonObject { ["IdentityStoreId"] = identityStoreId, [id] = principalId };
        return (await FindAsync(store, action, fields, $"{principalType} {principalId}", cancellationToken).ConfigureAwait(false))?.Text(name);
    }

    public void Dispose()
    {
        sso.Dispose();
        store.Dispose();
    }

    private static JsonObject Of(string instanceArn) => new() { ["InstanceArn"] = instanceArn };

    private static JsonObject Of(string instanceArn, string permissionSetArn) => new() { ["InstanceArn"] = instanceArn, ["PermissionSetArn"] = permissionSetArn };

    private static CenterInstance Instance(JsonElement e) => new(
        Required(e, "InstanceArn", "ListInstances"), Required(e, "IdentityStoreId", "ListInstances"), Required(e, "OwnerAccountId", "ListInstances"), e.Text("Name"), e.Text("Status"), e.Time("CreatedDate"));

    private static string Required(JsonElement e, string name, string action) =>
        e.Text(name) is { Length: > 0 } value ? value : throw Faults.AwsAnswerInvalid($"sso:{action}", $"it has no {name}.");

    private static bool IsConflict(EntraAwsException error) => error.ErrorId == nameof(Faults.AwsConflict);

    private static bool IsNotFound(EntraAwsException error) => error.ErrorId == nameof(Faults.AwsEntityNotFound);

    private static async Task<IReadOnlyList<T>> ListAsync<T>(JsonClient client, string action, JsonObject fields, string list, string what, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        fields["MaxResults"] = PageSize;
        await client.ReadPagesAsync(action, fields, what, page =>
        {
            all.AddRange(page.Members(list).Select(read));
            return Task.CompletedTask;
        }, cancellationToken).ConfigureAwait(false);
        return all;
    }

    private static async Task<JsonElement?> FindAsync(JsonClient client, string action, JsonObject fields, string what, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ReadAsync(action, fields, what, cancellationToken).ConfigureAwait(false);
        }
        catch (EntraAwsException e) when (IsNotFound(e))
        {
            return null;
        }
    }

    /// <summary>
    /// Sends a write that meets a conflict where the service is busy with the same thing, or where a first attempt has
    /// done it: after a pause it is looked whether it is done, and else sent again.
    /// </summary>
    /// <returns>The answer; null when it was done already.</returns>
    private async Task<JsonElement?> WriteAsync(string action, JsonObject fields, string what, Func<Task<bool>> isDone, CancellationToken cancellationToken)
    {
        var patience = new Patience(sso.Time, Patience.ForVisibility);
        while (true)
        {
            try
            {
                return await sso.WriteAsync(action, fields, what, cancellationToken).ConfigureAwait(false);
            }
            catch (EntraAwsException e) when (IsConflict(e) && !patience.IsOver)
            {
                await patience.StepAsync(cancellationToken).ConfigureAwait(false);
                if (await isDone().ConfigureAwait(false)) return null;
            }
        }
    }

    /// <summary>Asks after an operation until it has ended.</summary>
    /// <param name="member">Of the request: whose id it is.</param>
    /// <param name="answer">Of the answer: what holds the status.</param>
    private async Task FollowAsync(string action, string instanceArn, string member, string requestId, string answer, string what, CancellationToken cancellationToken)
    {
        var patience = new Patience(sso.Time, LongestOperation);
        while (true)
        {
            var fields = Of(instanceArn);
            fields[member] = requestId;
            var status = (await sso.ReadAsync(action, fields, what, cancellationToken).ConfigureAwait(false)).Child(answer) ?? default;
            switch (status.Text("Status"))
            {
                case "SUCCEEDED":
                    return;
                case "FAILED":
                    throw Faults.IdentityCenterFailed(what, AwsErrors.Sentence(status.Text("FailureReason") ?? ""));
                default:
                    if (patience.IsOver) throw Faults.IdentityCenterPending(what);
                    await patience.StepAsync(cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }
}
