using System.Threading.Channels;
using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Rules;

namespace EntraAws.Engine.Inventory;

/// <summary>The record sheets of accounts.</summary>
internal sealed class AccountsCapability(SessionContext context) : IAccounts
{
    // Beyond this the three account informations a second that AWS gives a caller decide, however many wait.
    private const int AtOnce = 8;

    public async Task<AwsAccount> ReadAsync(string? accountId, IOperationHost host, CancellationToken cancellationToken)
    {
        if (accountId is not null) AwsRules.CheckAccountId(accountId);
        var cloud = context.Aws;
        var id = accountId ?? cloud.Identity.AccountId;
        var activity = $"Reading account {id}";
        await host.ProgressAsync(new OperationProgress { Activity = activity, Status = "organization", Percent = 10 });
        var gaps = new PartReader(host.WarnAsync);
        var organization = await gaps.TryAsync("organization", () => cloud.Organization.DescribeAsync(cancellationToken));
        var listed = organization is null ? null : await gaps.TryAsync("account in the organization", () => cloud.Organization.DescribeAccountAsync(id, cancellationToken));
        await host.ProgressAsync(new OperationProgress { Activity = activity, Status = "contacts, Regions and IAM", Percent = 40 });
        var sheet = await new RecordSheet(cloud, gaps).ReadAsync(id, organization, listed, cancellationToken);
        await host.ProgressAsync(new OperationProgress { Activity = activity, Status = "done", Completed = true });
        return sheet;
    }

    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> FindOrganizationalUnitsAsync(IReadOnlyCollection<string> accountIds, IOperationHost host, CancellationToken cancellationToken) =>
        new OrganizationalUnitFinder(context.Aws.Organization).FindAsync(accountIds, host, cancellationToken);

    public async Task ReadOrganizationAsync(bool whole, Func<AwsAccount, Task> emit, IOperationHost host, CancellationToken cancellationToken)
    {
        var cloud = context.Aws;
        var gaps = new PartReader(host.WarnAsync);
        var organization = await gaps.TryAsync("organization", () => cloud.Organization.DescribeAsync(cancellationToken));
        if (whole) await ReadWholeAsync(organization, emit, host, cancellationToken);
        else await cloud.Organization.ListAccountsAsync(account => emit(RecordSheet.Listed(account, organization, gaps.Gaps)), cancellationToken);
    }

    /// <summary>The list runs ahead of the reading by a page at most; sheets come as they are done.</summary>
    private async Task ReadWholeAsync(AwsOrganizationInfo? organization, Func<AwsAccount, Task> emit, IOperationHost host, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listed = Channel.CreateBounded<OrganizationAccount>(20);
        var listing = ListAsync(listed.Writer, stop.Token);
        try
        {
            await Parallel.ForEachAsync(listed.Reader.ReadAllAsync(stop.Token), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop.Token },
                async (account, token) => await emit(await ReadMemberAsync(account, organization, host, token)));
        }
        finally
        {
            // Whatever ended the reading ends the listing; its own error came through the channel.
            await stop.CancelAsync();
            await listing;
        }
    }

    private async Task ListAsync(ChannelWriter<OrganizationAccount> accounts, CancellationToken cancellationToken)
    {
        try
        {
            await context.Aws.Organization.ListAccountsAsync(account => accounts.WriteAsync(account, cancellationToken).AsTask(), cancellationToken);
            accounts.Complete();
        }
        catch (Exception e)
        {
            accounts.Complete(e);
        }
    }

    private async Task<AwsAccount> ReadMemberAsync(OrganizationAccount account, AwsOrganizationInfo? organization, IOperationHost host, CancellationToken cancellationToken)
    {
        // A thousand accounts would drown the console in warnings: the object says what is missing.
        var gaps = new PartReader(host.VerboseAsync);
        try
        {
            return await new RecordSheet(context.Aws, gaps).ReadAsync(account.Id, organization, account, cancellationToken);
        }
        finally
        {
            context.Aws.ReleaseAccount(account.Id);
        }
    }
}
