using EntraAws.Engine.Aws;
using static EntraAws.Tests.Aws.FakeAws;

namespace EntraAws.Tests.Aws;

public sealed class CancellationTests
{
    [Fact]
    public async Task A_write_under_way_is_seen_through()
    {
        using var stop = new CancellationTokenSource();
        var aws = new FakeAws().On("TagRole", Broken(), Ok("TagRole"));
        aws.Before = action => { if (action == "TagRole") stop.Cancel(); };
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        await account.TagRoleAsync("Ops", new Dictionary<string, string> { ["a"] = "b" }, stop.Token);
        // The first attempt may have been carried out, so the second one was sent as well.
        Assert.Equal(2, aws.Actions.Count(a => a == "TagRole"));
    }

    [Fact]
    public async Task A_write_that_was_refused_for_its_rate_is_given_up()
    {
        using var stop = new CancellationTokenSource();
        var aws = new FakeAws().On("TagRole", Error(400, "Throttling"));
        aws.Before = action => { if (action == "TagRole") stop.Cancel(); };
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => account.TagRoleAsync("Ops", new Dictionary<string, string>(), stop.Token));
        Assert.Equal(1, aws.Actions.Count(a => a == "TagRole"));
    }

    [Fact]
    public async Task No_write_is_begun_after_a_stop()
    {
        var aws = new FakeAws();
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => account.TagRoleAsync("Ops", new Dictionary<string, string>(), new CancellationToken(canceled: true)));
        Assert.Equal(["GetCallerIdentity"], aws.Actions);
    }

    [Fact]
    public async Task A_read_is_stopped_at_once()
    {
        using var stop = new CancellationTokenSource();
        var aws = new FakeAws().On("ListRoles", Ok("ListRoles"));
        aws.Before = action => { if (action == "ListRoles") stop.Cancel(); };
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => account.ListRolesAsync(stop.Token));
    }
}
