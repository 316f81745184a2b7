using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Users one at a time, and what they have.</summary>
internal sealed partial class AwsAccount
{
    public async Task<IamUser?> GetUserAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var result = await iam.ReadAsync("GetUser", UserForm(name), UserText(name), cancellationToken).ConfigureAwait(false);
            return IamReader.User(result.Child("User") ?? throw Faults.AwsAnswerInvalid("iam:GetUser", "it holds no user."));
        }
        catch (EntraAwsException e) when (IsNotFound(e))
        {
            return null;
        }
    }

    public Task CreateUserAsync(string name, string path, string? permissionsBoundary, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        var form = new QueryForm { { "UserName", name }, { "Path", path }, { "PermissionsBoundary", permissionsBoundary }, { "Tags", tags } };
        return CreateAsync(UserText(name), UserText(name),
            () => iam.WriteAsync("CreateUser", form, UserText(name), cancellationToken),
            async () => await GetUserAsync(name, cancellationToken).ConfigureAwait(false) is not null,
            cancellationToken);
    }

    public Task TagUserAsync(string name, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        ChangeUserAsync("TagUser", name, new QueryForm { { "UserName", name }, { "Tags", tags } }, cancellationToken);

    public async Task<IReadOnlyList<AwsInlinePolicy>> GetInlineUserPoliciesAsync(string name, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await iam.ReadPagesAsync("ListUserPolicies", UserForm(name), UserText(name), page => names.AddRange(page.Members("PolicyNames").Select(m => m.Value)), cancellationToken).ConfigureAwait(false);
        var policies = new List<AwsInlinePolicy>();
        foreach (var policy in names)
        {
            var result = await iam.ReadAsync("GetUserPolicy", new QueryForm { { "UserName", name }, { "PolicyName", policy } }, $"policy {policy} of {UserText(name)}", cancellationToken).ConfigureAwait(false);
            policies.Add(new AwsInlinePolicy { PolicyName = policy, Document = IamReader.Document(result.Text("PolicyDocument")) ?? "" });
        }

        return policies;
    }

    public Task PutUserPolicyAsync(string name, string policyName, string document, CancellationToken cancellationToken) =>
        ChangeUserAsync("PutUserPolicy", name, new QueryForm { { "UserName", name }, { "PolicyName", policyName }, { "PolicyDocument", document } }, cancellationToken);

    public async Task<IReadOnlyList<string>> ListAttachedUserPoliciesAsync(string name, CancellationToken cancellationToken)
    {
        var policies = new List<string>();
        await iam.ReadPagesAsync("ListAttachedUserPolicies", UserForm(name), UserText(name), page => policies.AddRange(IamReader.Attached(page, "AttachedPolicies")), cancellationToken).ConfigureAwait(false);
        return policies;
    }

    public Task<IReadOnlyList<string>> ListGroupsOfUserAsync(string name, CancellationToken cancellationToken) =>
        ListAsync("ListGroupsForUser", new QueryForm { { "UserName", name } }, UserText(name), "Groups", e => IamReader.Required(e, "GroupName"), cancellationToken);

    public async Task<bool> HasLoginProfileAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await iam.ReadAsync("GetLoginProfile", new QueryForm { { "UserName", name } }, UserText(name), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (EntraAwsException e) when (IsNotFound(e))
        {
            return false;
        }
    }

    private static QueryForm UserForm(string name) => new() { { "UserName", name } };

    private static string UserText(string name) => $"user {name}";

    private Task ChangeUserAsync(string action, string name, QueryForm form, CancellationToken cancellationToken) =>
        iam.WriteAsync(action, form, UserText(name), cancellationToken, e => IsStillUnseen(e, UserText(name)));
}
