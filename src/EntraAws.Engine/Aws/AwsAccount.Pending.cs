namespace EntraAws.Engine.Aws;

internal sealed partial class AwsAccount
{
    public Task ReadAuthorizationDetailsAsync(Func<AuthorizationDetails, Task> page, CancellationToken cancellationToken) => throw new NotImplementedException();
    public Task<IReadOnlyDictionary<string, int>> GetAccountSummaryAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
    public Task<AwsPasswordPolicy?> GetPasswordPolicyAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
    public Task<IReadOnlyList<AwsMfaDevice>> ListVirtualMfaDevicesAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
    public Task<IReadOnlyList<AwsServiceCredential>> ListServiceCredentialsAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
    public Task<IReadOnlyList<AwsAccessKey>> ListAccessKeysAsync(string userName, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotImplementedException();
    public Task<IReadOnlyList<AwsSshKey>> ListSshKeysAsync(string userName, CancellationToken cancellationToken) => throw new NotImplementedException();
    public Task<IReadOnlyList<AwsLastAccess>> GetLastAccessedAsync(string principalArn, CancellationToken cancellationToken) => throw new NotImplementedException();
}
