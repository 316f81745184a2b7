using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Access keys, made and taken away.</summary>
internal sealed partial class AwsAccount
{
    private const int MostTries = 4;

    public Task<IReadOnlyList<IamAccessKey>> ListKeysAsync(string name, CancellationToken cancellationToken) =>
        ListAsync("ListAccessKeys", new QueryForm { { "UserName", name } }, UserText(name), "AccessKeyMetadata",
            e => new IamAccessKey(IamReader.Required(e, "AccessKeyId"), e.Text("Status") == "Active", e.Time("CreateDate")), cancellationToken);

    public async Task<DateTimeOffset?> GetKeyLastUsedAsync(string accessKeyId, CancellationToken cancellationToken)
    {
        var result = await iam.ReadAsync("GetAccessKeyLastUsed", new QueryForm { { "AccessKeyId", accessKeyId } }, KeyText(accessKeyId), cancellationToken).ConfigureAwait(false);
        return result.Child("AccessKeyLastUsed")?.Time("LastUsedDate");
    }

    public async Task<NewAccessKey> CreateKeyAsync(string name, CancellationToken cancellationToken)
    {
        var known = (await ListKeysAsync(name, cancellationToken).ConfigureAwait(false)).Select(k => k.Id).ToHashSet(StringComparer.Ordinal);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await iam.WriteOnceAsync("CreateAccessKey", UserForm(name), $"access key of {UserText(name)}", cancellationToken, e => IsStillUnseen(e, UserText(name))).ConfigureAwait(false);
                var made = result.Child("AccessKey") ?? throw Faults.AwsAnswerInvalid("iam:CreateAccessKey", "it holds no key.");
                return new NewAccessKey(IamReader.Required(made, "AccessKeyId"), IamReader.Required(made, "SecretAccessKey"));
            }
            catch (EntraAwsException e) when (attempt < MostTries && AwsErrors.MayHaveHappened(e))
            {
                // Where it can't be looked for, what stays to be told is that one may have been made.
                if (!await TryDropLostKeyAsync(name, known, cancellationToken).ConfigureAwait(false)) throw;
            }
        }
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

    private async Task<bool> TryDropLostKeyAsync(string name, HashSet<string> known, CancellationToken cancellationToken)
    {
        try
        {
            await DropLostKeyAsync(name, known, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (EntraAwsException)
        {
            return false;
        }
    }

    /// <summary>Looks for a key whose secret went with a lost answer, as long as lists may lag, and deletes it.</summary>
    private async Task DropLostKeyAsync(string name, HashSet<string> known, CancellationToken cancellationToken)
    {
        var patience = new Patience(iam.Time, Patience.ForVisibility);
        while (true)
        {
            var lost = (await ListKeysAsync(name, cancellationToken).ConfigureAwait(false)).FirstOrDefault(k => !known.Contains(k.Id));
            if (lost is not null)
            {
                await DeleteKeyAsync(name, lost.Id, cancellationToken).ConfigureAwait(false);
                return;
            }

            if (patience.IsOver) return;
            await patience.StepAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
