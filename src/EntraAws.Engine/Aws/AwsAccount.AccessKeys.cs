using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Access keys, made and taken away.</summary>
internal sealed partial class AwsAccount
{
    public Task<IReadOnlyList<IamAccessKey>> ListKeysAsync(string name, CancellationToken cancellationToken) =>
        ListAsync("ListAccessKeys", new QueryForm { { "UserName", name } }, UserText(name), "AccessKeyMetadata",
            e => new IamAccessKey(IamReader.Required(e, "AccessKeyId"), e.Text("Status") == "Active", e.Time("CreateDate")), cancellationToken);

    public async Task<KeyUse?> GetKeyLastUsedAsync(string accessKeyId, CancellationToken cancellationToken)
    {
        var result = await iam.ReadAsync("GetAccessKeyLastUsed", new QueryForm { { "AccessKeyId", accessKeyId } }, KeyText(accessKeyId), cancellationToken).ConfigureAwait(false);
        var used = result.Child("AccessKeyLastUsed");
        return used?.Time("LastUsedDate") is { } at ? new KeyUse(at, used.Text("ServiceName") is { } service && service != "N/A" ? service : null) : null;
    }

    public async Task<NewAccessKey> CreateKeyAsync(string name, CancellationToken cancellationToken)
    {
        var result = await iam.WriteOnceAsync("CreateAccessKey", UserForm(name), $"access key of {UserText(name)}", cancellationToken, e => IsStillUnseen(e, UserText(name))).ConfigureAwait(false);
        var made = result.Child("AccessKey") ?? throw Faults.AwsAnswerInvalid("iam:CreateAccessKey", "it holds no key.");
        return new NewAccessKey(IamReader.Required(made, "AccessKeyId"), IamReader.Required(made, "SecretAccessKey"));
    }

    public Task DisableKeyAsync(string name, string accessKeyId, CancellationToken cancellationToken) =>
        iam.WriteAsync("UpdateAccessKey", new QueryForm { { "UserName", name }, { "AccessKeyId", accessKeyId }, { "Status", "Inactive" } }, KeyText(accessKeyId), cancellationToken);

    public async Task DeleteKeyAsync(string name, string accessKeyId, CancellationToken cancellationToken)
    {
        try
        {
            await iam.WriteAsync("DeleteAccessKey", new QueryForm { { "UserName", name }, { "AccessKeyId", accessKeyId } }, KeyText(accessKeyId), cancellationToken).ConfigureAwait(false);
        }
        catch (EntraAwsException e) when (IsNotFound(e))
        {
            // Gone already: it is what was wanted.
        }
    }

    private static string KeyText(string accessKeyId) => $"access key {accessKeyId}";
}
