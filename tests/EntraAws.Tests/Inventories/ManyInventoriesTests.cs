using System.Collections.Concurrent;
using EntraAws.Benchmarks;
using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Inventory;
using EntraAws.Sandbox;
using EntraAws.Tests.Aws;

namespace EntraAws.Tests.Inventories;

/// <summary>Many accounts at once, in virtual time: some refuse, all throttle now and then.</summary>
public sealed class ManyInventoriesTests : IDisposable
{
    private static readonly AccountSize Each = new(3, 2, 3, 2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("entraaws-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_run_that_was_cut_at_half_is_resumed_without_a_second_read()
    {
        var state = LargeOrganization.Create(60, Each, 1, OrganizationSandbox.Start);
        var refusing = LargeOrganization.Refuse(state, 20);
        Assert.Equal(3, refusing.Count);
        using var sandbox = OrganizationSandbox.Of(state);
        var faults = new SeededFaults(1, new FaultRates { Throttle = 0.15, ServerError = 0.02, Reset = 0, LostAnswer = 0, Delay = 0, Conflict = 0 });
        sandbox.Faults = faults;

        var first = await RunAsync(sandbox, throttleLimit: 4, stopAfter: 30);
        var finished = Finished();
        Assert.True(first.Stopped);
        // Those under way when it was cut may have come to their end.
        Assert.InRange(finished.Count, 30, 34);
        Assert.Equal(finished, first.Read.Keys.ToHashSet());
        Assert.Empty(_folder.GetFiles("*.part"));

        var second = await RunAsync(sandbox, throttleLimit: 4);
        Assert.False(second.Stopped);
        Assert.Equal(finished, second.Resumed.Keys.ToHashSet());
        Assert.Empty(second.Requests.Counts.Keys.Intersect(finished));
        Assert.Equal(60 - refusing.Count, finished.Count + second.Read.Count);
        Assert.Equal(60 - refusing.Count, Finished().Count);
        Assert.Equal(refusing.ToHashSet(), second.Failed.Keys.ToHashSet());
        Assert.All(second.Failed.Values, error => Assert.Equal("AwsAccessDenied", error));
        Assert.All(first.Read.Values.Concat(second.Read.Values), file => Assert.Equal((3, 2, 0), (file.Users, file.Groups, file.Gaps.Count)));
        Assert.True(faults.Count > 50, $"Only {faults.Count} requests were disturbed.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_accounts_are_asked_at_once_than_was_said(int throttleLimit)
    {
        using var sandbox = OrganizationSandbox.Of(LargeOrganization.Create(20, Each, 1, OrganizationSandbox.Start));
        var run = await RunAsync(sandbox, throttleLimit);

        Assert.Equal(20, run.Read.Count);
        // The own account is not entered, and has no session to be told by.
        Assert.InRange(run.Requests.MostAtOnce, 1, throttleLimit);
        Assert.All(run.Requests.Counts.Where(c => c.Key != RequestsByAccount.Home), c => Assert.InRange(c.Value, 10, 20));
    }

    [Fact]
    public async Task Finished_accounts_are_read_again_when_told_so_and_one_that_is_not_whole_always()
    {
        using var sandbox = OrganizationSandbox.Of(LargeOrganization.Create(5, Each, 1, OrganizationSandbox.Start));
        await RunAsync(sandbox, throttleLimit: 2);
        var damaged = LargeOrganization.AccountId(2);
        var path = Path.Combine(_folder.FullName, $"{damaged}.json");
        var text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text[..(text.Length / 2)]);

        var resumed = await RunAsync(sandbox, throttleLimit: 2);
        Assert.Equal([damaged], resumed.Read.Keys);
        Assert.Equal(4, resumed.Resumed.Count);
        Assert.Equal(5, (await RunAsync(sandbox, throttleLimit: 2, again: true)).Read.Count);
    }

    [Fact]
    public async Task A_summary_that_is_longer_than_usual_is_found()
    {
        // The virtual MFA devices stand in it.
        var state = LargeOrganization.Create(1, new AccountSize(2500, 1, 1, 1), 1, OrganizationSandbox.Start);
        using var sandbox = OrganizationSandbox.Of(state);
        var read = Assert.Single((await RunAsync(sandbox, throttleLimit: 1)).Read.Values);
        Assert.True(File.ReadLines(read.Path).Last().Length > 1 << 16);

        var resumed = Assert.Single((await RunAsync(sandbox, throttleLimit: 1)).Resumed.Values);
        Assert.Equal(read with { Resumed = true, Gaps = [] }, resumed with { Gaps = [] });
    }

    [Fact]
    public async Task Descriptions_session_limits_and_report_lines_are_joined_over_pages()
    {
        var state = LargeAccount.Create(1100, 3, 1100, 5, 1, OrganizationSandbox.Start);
        using var sandbox = OrganizationSandbox.Of(state);
        var counter = new RequestCounter();
        using var cloud = await OrganizationSandbox.ConnectAsync(sandbox, counter);
        var inventory = await Inventory(cloud, sandbox).ReadAsync(new InventoryRequest(), new QuietHost(), CancellationToken.None);

        var account = state.Accounts.Values.Single();
        Assert.Equal(account.Roles.ToDictionary(r => r.Name, r => string.IsNullOrEmpty(r.Description) ? null : r.Description), inventory.Roles.ToDictionary(r => r.RoleName, r => r.Description));
        Assert.All(inventory.Roles, r => Assert.NotNull(r.MaxSessionDuration));
        Assert.All(inventory.Users, u => Assert.NotNull(u.MfaEnabled));
        Assert.Equal(account.Users.Sum(u => u.AccessKeys.Count), inventory.Users.Sum(u => u.AccessKeys.Count));
        Assert.Equal(account.Users.Sum(u => u.ServiceCredentials.Count), inventory.Users.Sum(u => u.ServiceCredentials.Count));
        Assert.NotNull(inventory.Root);
        Assert.InRange(counter.Reads + counter.Writes, 1, 30);
    }

    private HashSet<string> Finished() => [.. _folder.GetFiles("*.json").Select(f => Path.GetFileNameWithoutExtension(f.Name))];

    private static InventoryCapability Inventory(Engine.Aws.AwsCloud cloud, SandboxCloud sandbox) =>
        new(new SessionContext(cloud, null, Journal.InMemory(_ => { }), sandbox.Clock));

    private async Task<Outcome> RunAsync(SandboxCloud sandbox, int throttleLimit, int? stopAfter = null, bool again = false)
    {
        var requests = new RequestsByAccount(sandbox.CreateAwsHandler());
        using var cloud = await OrganizationSandbox.ConnectAsync(sandbox, requests);
        var (read, resumed, failed) = (new ConcurrentDictionary<string, AwsInventoryFile>(), new ConcurrentDictionary<string, AwsInventoryFile>(), new ConcurrentDictionary<string, string>());
        using var stop = new CancellationTokenSource();
        var stopped = false;
        try
        {
            await Inventory(cloud, sandbox).SaveManyAsync(
                new ManyInventoriesRequest { ThrottleLimit = throttleLimit, Again = again },
                _folder.FullName,
                file =>
                {
                    Assert.True((file.Resumed ? resumed : read).TryAdd(file.AccountId, file), "An account came twice.");
                    if (read.Count >= stopAfter) stop.Cancel();
                    return Task.CompletedTask;
                },
                (id, error) =>
                {
                    failed[id] = error.ErrorId;
                    return Task.CompletedTask;
                },
                new QuietHost(),
                stop.Token);
        }
        catch (OperationCanceledException)
        {
            stopped = true;
        }

        return new Outcome(read, resumed, failed, requests, stopped);
    }

    private sealed record Outcome(
        IReadOnlyDictionary<string, AwsInventoryFile> Read, IReadOnlyDictionary<string, AwsInventoryFile> Resumed, IReadOnlyDictionary<string, string> Failed, RequestsByAccount Requests, bool Stopped);
}
