using EntraAws.Contracts;
using EntraAws.Engine.Auth;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Another account, entered by assuming a role in it: its session, and the clients over it.</summary>
internal sealed class MemberAccount(string accountId, string partition, string roleName, StsClient sts, AwsCredentialSource caller, AwsClients clients, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly object _end = new();
    private AwsRoleCredentials? _session;
    private volatile MemberClients? _clients;
    private bool _released;

    /// <summary>
    /// Assumes the role on first use, at once, so that a missing one is told before anything is asked of the account.
    /// Null when the account was released meanwhile.
    /// </summary>
    public async Task<MemberClients?> EnterAsync(CancellationToken cancellationToken)
    {
        if (_clients is { } known) return known;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_clients is { } other) return other;
            var roleArn = $"arn:{partition}:iam::{accountId}:role/{roleName}";
            var session = new AwsRoleCredentials(sts, roleArn, time);
            await AssumeAsync(session, roleArn, cancellationToken).ConfigureAwait(false);
            return Keep(session, new AwsCredentialSource($"role {roleArn}", session));
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        lock (_end)
        {
            _released = true;
            _clients?.Iam.Dispose();
            _clients?.AccountManagement.Dispose();
            _clients = null;
            _session?.Dispose();
        }
    }

    private MemberClients? Keep(AwsRoleCredentials session, AwsCredentialSource source)
    {
        lock (_end)
        {
            if (_released)
            {
                session.Dispose();
                return null;
            }

            _session = session;
            return _clients = new MemberClients(new AwsAccount(accountId, partition, clients.Iam(source)), clients.Account(source));
        }
    }

    private async Task AssumeAsync(AwsRoleCredentials session, string roleArn, CancellationToken cancellationToken)
    {
        try
        {
            await AwsExpiry.RetryAsync(caller, session.GetCredentialsAsync).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception e)
        {
            var error = AwsErrors.Translate(e, "sts:AssumeRole", roleArn, caller.Name);
            throw error.ErrorId == nameof(Faults.AwsAccessDenied)
                ? Faults.AwsAccountUnreachable(accountId, roleName, AwsErrors.Sentence(e.Message), e)
                : error;
        }
    }
}
