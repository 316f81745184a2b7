using System.Xml.Linq;
using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Credentials that the credential report leaves out, and the rule for passwords.</summary>
internal sealed partial class AwsAccount
{
    public async Task<AwsPasswordPolicy?> GetPasswordPolicyAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await iam.ReadAsync("GetAccountPasswordPolicy", [], Whole, cancellationToken).ConfigureAwait(false);
            return IamReader.PasswordPolicy(result.Child("PasswordPolicy") ?? throw Faults.AwsAnswerInvalid("iam:GetAccountPasswordPolicy", "it holds no policy."));
        }
        catch (EntraAwsException e) when (IsNotFound(e))
        {
            return null;
        }
    }

    public Task<IReadOnlyList<AwsMfaDevice>> ListVirtualMfaDevicesAsync(CancellationToken cancellationToken) =>
        ListAsync("ListVirtualMFADevices", new QueryForm { { "AssignmentStatus", "Any" } }, Whole, "VirtualMFADevices", e => new AwsMfaDevice
        {
            SerialNumber = IamReader.Required(e, "SerialNumber"),
            // The root user comes without a name.
            UserName = e.Child("User")?.Text("UserName") is { Length: > 0 } name ? name : null,
            EnabledAt = e.Time("EnableDate"),
        }, cancellationToken);

    public Task<IReadOnlyList<AwsServiceCredential>> ListServiceCredentialsAsync(CancellationToken cancellationToken) =>
        ListAsync("ListServiceSpecificCredentials", new QueryForm { { "AllUsers", "true" } }, Whole, "ServiceSpecificCredentials", e => new AwsServiceCredential
        {
            UserName = IamReader.Required(e, "UserName"),
            ServiceName = IamReader.Required(e, "ServiceName"),
            Status = e.Text("Status") ?? "",
            CredentialId = e.Text("ServiceSpecificCredentialId"),
            CreatedAt = e.Time("CreateDate"),
            ExpiresAt = e.Time("ExpirationDate"),
        }, cancellationToken);

    public Task<IReadOnlyList<AwsAccessKey>> ListAccessKeysAsync(string userName, DateTimeOffset now, CancellationToken cancellationToken) =>
        ListAsync("ListAccessKeys", new QueryForm { { "UserName", userName } }, $"user {userName}", "AccessKeyMetadata", e => new AwsAccessKey
        {
            AccessKeyId = IamReader.Required(e, "AccessKeyId"),
            Active = e.Text("Status") == "Active",
            Age = e.Time("CreateDate") is { } made ? Math.Max(0, (int)(now - made).TotalDays) : null,
        }, cancellationToken);

    public async Task<AwsAccessKey> GetAccessKeyUseAsync(AwsAccessKey key, CancellationToken cancellationToken)
    {
        var result = await iam.ReadAsync("GetAccessKeyLastUsed", new QueryForm { { "AccessKeyId", key.AccessKeyId } }, $"access key {key.AccessKeyId}", cancellationToken).ConfigureAwait(false);
        var use = result.Child("AccessKeyLastUsed");
        // A key that was never used has N/A for service and Region.
        return key with { LastUsed = use?.Time("LastUsedDate"), LastUsedService = Known(use?.Text("ServiceName")), LastUsedRegion = Known(use?.Text("Region")) };

        static string? Known(string? text) => text is null or "" or "N/A" ? null : text;
    }

    public Task<IReadOnlyList<AwsSshKey>> ListSshKeysAsync(string userName, CancellationToken cancellationToken) =>
        ListAsync("ListSSHPublicKeys", new QueryForm { { "UserName", userName } }, $"user {userName}", "SSHPublicKeys", e => new AwsSshKey
        {
            KeyId = IamReader.Required(e, "SSHPublicKeyId"),
            Status = e.Text("Status") ?? "",
            UploadedAt = e.Time("UploadDate"),
        }, cancellationToken);

    private async Task<IReadOnlyList<T>> ListAsync<T>(string action, QueryForm form, string what, string list, Func<XElement, T> read, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        form.Add("MaxItems", PageSize);
        await iam.ReadPagesAsync(action, form, what, page => all.AddRange(page.Members(list).Select(read)), cancellationToken).ConfigureAwait(false);
        return all;
    }
}
