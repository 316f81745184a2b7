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
    private readonly AwsOrganization _organization;
    private readonly AwsStackSets _stackSets;
    private readonly JsonClient _accountManagement;
    private readonly ConcurrentDictionary<string, MemberAccount> _members = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AwsIdentityCenter> _centers = new(StringComparer.Ordinal);

    private AwsCloud(AwsOptions options, AwsClients clients, StsClient sts, AwsCredentialSource credentials, AwsIdentity identity)
    {
        (_options, _clients, _sts, _credentials, Identity) = (options, clients, sts, credentials, identity);
        _home = new AwsAccount(identity.AccountId, identity.Partition, clients.Iam(credentials));
        _organization = new AwsOrganization(identity.AccountId, clients.Organizations(credentials));
        _stackSets = clients.StackSets(credentials);
        _accountManagement = clients.Account(credentials);
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

    public IAwsOrganization Organization => _organization;

    public IAwsStackSets StackSets => _stackSets;

    public async Task<IAwsAccount> GetAccountAsync(string? accountId, CancellationToken cancellationToken) =>
        IsHome(accountId) ? _home : (await EnterAsync(accountId!, cancellationToken).ConfigureAwait(false)).Iam;

    public Task<IAwsAccountManagement> GetAccountManagementAsync(string? accountId, CancellationToken cancellationToken) =>
        Task.FromResult<IAwsAccountManagement>(IsHome(accountId)
            ? new AwsAccountManagement(_accountManagement, Identity.AccountId, null)
            : new AwsAccountManagement(_accountManagement, accountId!, async stop => (await EnterAsync(accountId!, stop).ConfigureAwait(false)).AccountManagement));

    public IAwsIdentityCenter GetIdentityCenter(string? region) => _centers.GetOrAdd(region ?? Identity.Region, name =>
    {
        var there = AwsRegions.Find(name);
        return new AwsIdentityCenter(name, _clients.Regional(AwsService.IdentityCenter, _credentials, there), _clients.Regional(AwsService.IdentityStore, _credentials, there));
    });

    public void ReleaseAccount(string accountId)
    {
        if (_members.TryRemove(accountId, out var member)) member.Dispose();
    }

    public void Dispose()
    {
        _home.Dispose();
        _organization.Dispose();
        _stackSets.Dispose();
        _accountManagement.Dispose();
        foreach (var member in _members.Values) member.Dispose();
        foreach (var center in _centers.Values) center.Dispose();
        _sts.Dispose();
        _clients.Dispose();
    }

    /// <exception cref="EntraAwsException">It is no account id.</exception>
    private bool IsHome(string? accountId)
    {
        if (accountId is null || accountId == Identity.AccountId) return true;
        return accountId.Length == 12 && accountId.All(char.IsAsciiDigit) ? false : throw Faults.AccountIdInvalid(accountId);
    }

    /// <summary>The clients of another account, each made once; accounts do not wait for each other.</summary>
    private async Task<MemberClients> EnterAsync(string accountId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var member = _members.GetOrAdd(accountId, id => new MemberAccount(id, Identity.Partition, _options.AccountRoleName, _sts, _credentials, _clients, _options.Time));
            // Null when it was released between the two steps.
            if (await member.EnterAsync(cancellationToken).ConfigureAwait(false) is { } clients) return clients;
        }
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
