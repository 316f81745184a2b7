using System.Collections.Concurrent;
using Amazon.SecurityToken.Model;
using EntraAws.Contracts;
using EntraAws.Engine.Auth;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>A connection to AWS: the account of the credentials, and others through a role in them.</summary>
internal sealed class AwsCloud : IAwsCloud
{
    private readonly AwsOptions _options;
    private readonly AwsClients _clients;
    private readonly StsClient _sts;
    private readonly AwsCredentialSource _credentials;
    private readonly AwsAccount _home;
    private readonly ConcurrentDictionary<string, AwsAccount> _others = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<IDisposable> _owned = [];
    private readonly SemaphoreSlim _assuming = new(1, 1);

    private AwsCloud(AwsOptions options, AwsClients clients, StsClient sts, AwsCredentialSource credentials, AwsIdentity identity)
    {
        (_options, _clients, _sts, _credentials, Identity) = (options, clients, sts, credentials, identity);
        _home = new AwsAccount(identity.AccountId, identity.Partition, clients.Iam(credentials));
    }

    public AwsIdentity Identity { get; }

    /// <summary>Finds credentials and proves them by a call.</summary>
    /// <exception cref="EntraAwsException">There are none, or AWS does not accept them.</exception>
    public static async Task<AwsCloud> ConnectAsync(AwsOptions options, IOperationHost host, CancellationToken cancellationToken)
    {
        if (options.EndpointUrl is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            throw Faults.AwsEndpointInvalid(url);
        var region = AwsRegions.Resolve(options);
        var credentials = await AwsCredentialChain.FindAsync(options, cancellationToken).ConfigureAwait(false);
        await host.VerboseAsync($"AWS credentials: {credentials.Name}. Region: {region.SystemName}.").ConfigureAwait(false);

        var clients = new AwsClients(options, region);
        StsClient? sts = null;
        try
        {
            sts = clients.Sts(credentials.Credentials);
            var identity = await IdentifyAsync(sts, region.SystemName, credentials, cancellationToken).ConfigureAwait(false);
            return new AwsCloud(options, clients, sts, credentials, identity);
        }
        catch
        {
            sts?.Dispose();
            clients.Dispose();
            throw;
        }
    }

    public async Task<IAwsAccount> GetAccountAsync(string? accountId, CancellationToken cancellationToken)
    {
        if (accountId is null || accountId == Identity.AccountId) return _home;
        if (accountId.Length != 12 || !accountId.All(char.IsAsciiDigit)) throw Faults.AccountIdInvalid(accountId);
        if (_others.TryGetValue(accountId, out var known)) return known;

        await _assuming.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_others.TryGetValue(accountId, out var account))
                _others[accountId] = account = await EnterAsync(accountId, cancellationToken).ConfigureAwait(false);
            return account;
        }
        finally
        {
            _assuming.Release();
        }
    }

    public IAwsOrganization Organization => throw new NotImplementedException();

    public Task<IAwsAccountManagement> GetAccountManagementAsync(string? accountId, CancellationToken cancellationToken) => throw new NotImplementedException();

    public void Dispose()
    {
        _home.Dispose();
        foreach (var account in _others.Values) account.Dispose();
        foreach (var owned in _owned) owned.Dispose();
        _sts.Dispose();
        _clients.Dispose();
        _assuming.Dispose();
    }

    /// <summary>Assumes the role at once, so that a missing one is told before anything is asked of the account.</summary>
    private async Task<AwsAccount> EnterAsync(string accountId, CancellationToken cancellationToken)
    {
        var roleArn = $"arn:{Identity.Partition}:iam::{accountId}:role/{_options.AccountRoleName}";
        var credentials = new AwsRoleCredentials(_sts, roleArn, _options.Time);
        try
        {
            await AwsExpiry.RetryAsync(_credentials, credentials.GetCredentialsAsync).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception e)
        {
            var error = AwsErrors.Translate(e, "sts:AssumeRole", roleArn, _credentials.Name);
            throw error.ErrorId == nameof(Faults.AwsAccessDenied)
                ? Faults.AwsAccountUnreachable(accountId, _options.AccountRoleName, AwsErrors.Sentence(e.Message), e)
                : error;
        }

        _owned.Add(credentials);
        var source = new AwsCredentialSource($"role {roleArn}", credentials);
        return new AwsAccount(accountId, Identity.Partition, _clients.Iam(source));
    }

    private static async Task<AwsIdentity> IdentifyAsync(StsClient sts, string region, AwsCredentialSource credentials, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await AwsExpiry.RetryAsync(credentials, () => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken)).ConfigureAwait(false);
            var parts = (answer.Arn ?? "").Split(':');
            if (parts.Length < 6 || answer.Account is not { Length: 12 })
                throw Faults.AwsAnswerInvalid("sts:GetCallerIdentity", "it names no account.");
            return new AwsIdentity(answer.Account, answer.Arn!, parts[1], region, credentials.Name);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception e)
        {
            throw AwsErrors.Translate(e, "sts:GetCallerIdentity", "the caller", credentials.Name);
        }
    }
}
