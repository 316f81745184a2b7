using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace EntraAws.Engine.Auth;

/// <summary>
/// The session of a role in another account, renewed before it ends. The SDK's own class makes an STS client of its own,
/// on the system's clock; this one takes the connection's.
/// </summary>
internal sealed class AwsRoleCredentials(IAmazonSecurityTokenService sts, string roleArn, TimeProvider time) : AWSCredentials, IDisposable
{
    private const string SessionName = "EntraAws";

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Session? _session;

    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        if (_session is { } session && time.GetUtcNow() < session.RenewAt) return session.Credentials;
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_session is { } other && time.GetUtcNow() < other.RenewAt) return other.Credentials;
            var answer = await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = roleArn, RoleSessionName = SessionName }).ConfigureAwait(false);
            var fresh = new Session(
                new ImmutableCredentials(answer.Credentials.AccessKeyId, answer.Credentials.SecretAccessKey, answer.Credentials.SessionToken),
                RenewAt(answer.Credentials.Expiration));
            _session = fresh;
            return fresh.Credentials;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Clear() => _session = null;

    public void Dispose() => _gate.Dispose();

    private DateTimeOffset RenewAt(DateTime? expiration) =>
        (expiration is { } end ? new DateTimeOffset(end.ToUniversalTime()) : time.GetUtcNow() + TimeSpan.FromHours(1)) - Margin;

    private sealed record Session(ImmutableCredentials Credentials, DateTimeOffset RenewAt);
}
