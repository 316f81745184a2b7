using System.Collections.Concurrent;
using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>IAM of one account over the Query protocol. Its parts are filed by what they are about.</summary>
internal sealed partial class AwsAccount(string accountId, string partition, IamClient iam) : IAwsAccount, IAwsUsers, IDisposable
{
    private const int PageSize = 1000;
    private const int SteadyReads = 3;

    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    // What was made here a moment ago, by role name or provider ARN.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _madeAt = new(StringComparer.OrdinalIgnoreCase);

    public string AccountId { get; } = accountId;

    public string Partition { get; } = partition;

    public IAwsUsers Users => this;

    public async Task<AuthorizationDetails> GetAuthorizationDetailsAsync(CancellationToken cancellationToken)
    {
        var users = new List<IamUser>();
        var groups = new List<IamGroup>();
        var roles = new List<IamRole>();
        var policies = new List<IamPolicy>();
        await ReadAuthorizationDetailsAsync(page =>
        {
            users.AddRange(page.Users);
            groups.AddRange(page.Groups);
            roles.AddRange(page.Roles);
            policies.AddRange(page.Policies);
            return Task.CompletedTask;
        }, cancellationToken).ConfigureAwait(false);
        return new AuthorizationDetails(users, groups, roles, policies);
    }

    public Task ReadAuthorizationDetailsAsync(Func<AuthorizationDetails, Task> page, CancellationToken cancellationToken) =>
        iam.ReadPagesAsync("GetAccountAuthorizationDetails", new QueryForm { { "MaxItems", PageSize } }, Whole, result => page(new AuthorizationDetails(
            [.. result.Members("UserDetailList").Select(IamReader.User)],
            [.. result.Members("GroupDetailList").Select(IamReader.Group)],
            [.. result.Members("RoleDetailList").Select(IamReader.Role)],
            [.. result.Members("Policies").Select(IamReader.Policy)])), cancellationToken);

    public async Task<string?> GetAccountAliasAsync(CancellationToken cancellationToken)
    {
        var result = await iam.ReadAsync("ListAccountAliases", [], Whole, cancellationToken).ConfigureAwait(false);
        return result.Members("AccountAliases").FirstOrDefault()?.Value;
    }

    public async Task<int?> GetPoliciesPerRoleQuotaAsync(CancellationToken cancellationToken) =>
        (await GetAccountSummaryAsync(cancellationToken).ConfigureAwait(false)).TryGetValue("AttachedPoliciesPerRoleQuota", out var quota) ? quota : null;

    public async Task<IReadOnlyDictionary<string, int>> GetAccountSummaryAsync(CancellationToken cancellationToken)
    {
        var result = await iam.ReadAsync("GetAccountSummary", [], Whole, cancellationToken).ConfigureAwait(false);
        var summary = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in result.Child("SummaryMap")?.Elements() ?? [])
            if (entry.Text("key") is { } key && entry.Number("value") is { } value) summary[key] = value;
        return summary;
    }

    public void Dispose() => iam.Dispose();

    private string Whole => $"account {AccountId}";

    private static bool IsNotFound(EntraAwsException error) => error.ErrorId == nameof(Faults.AwsEntityNotFound);

    /// <summary>Whether an object made here a moment ago is the one that is not found. A missing policy is told as such.</summary>
    private bool IsStillUnseen(EntraAwsException error, string name) =>
        IsNotFound(error)
        && !(error.InnerException?.Message.StartsWith("Policy", StringComparison.OrdinalIgnoreCase) ?? false)
        && _madeAt.TryGetValue(name, out var made) && iam.Time.GetUtcNow() - made < FreshFor;

    /// <summary>
    /// Creates and waits until the object is visible. When an answer was lost, AWS can say that the object exists
    /// because the first attempt made it; it is waited for then too, so that the caller who reads back finds it.
    /// </summary>
    /// <param name="name">A role's name or a provider's ARN.</param>
    private async Task CreateAsync(string name, string what, Func<Task> create, Func<Task<bool>> isThere, CancellationToken cancellationToken)
    {
        try
        {
            await MarkAsync(name, create).ConfigureAwait(false);
        }
        catch (EntraAwsException e) when (AwsErrors.MayBeOwn(e))
        {
            await TryWaitUntilVisibleAsync(isThere, cancellationToken).ConfigureAwait(false);
            throw;
        }

        if (!await TryWaitUntilVisibleAsync(isThere, cancellationToken).ConfigureAwait(false)) throw Faults.AwsNotVisible(what);
    }

    /// <summary>Remembers when an object was made, or may have been: other calls may not know it for a while.</summary>
    private async Task MarkAsync(string name, Func<Task> create)
    {
        try
        {
            await create().ConfigureAwait(false);
            _madeAt[name] = iam.Time.GetUtcNow();
        }
        catch (EntraAwsException e) when (AwsErrors.MayBeOwn(e))
        {
            _madeAt[name] = iam.Time.GetUtcNow();
            throw;
        }
    }

    /// <summary>Waits until a fresh object was seen several times in a row: the replicas behind IAM catch up one by one.</summary>
    private async Task<bool> TryWaitUntilVisibleAsync(Func<Task<bool>> isThere, CancellationToken cancellationToken)
    {
        var patience = new Patience(iam.Time, Patience.ForVisibility);
        var seen = 0;
        while (true)
        {
            seen = await isThere().ConfigureAwait(false) ? seen + 1 : 0;
            if (seen == SteadyReads) return true;
            if (seen == 0 && patience.IsOver) return false;
            await patience.StepAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
