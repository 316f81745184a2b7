using System.Management.Automation;
using EntraAws.Benchmarks.Fleet;
using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Fleet;

/// <summary>One app for each account of an organization of 60, in one pipeline: undisturbed, cut off, and run again.</summary>
public sealed class FleetTests : IDisposable
{
    private const int Accounts = 60;
    private const int RoleCount = 4;

    private static readonly DateTimeOffset Start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<string> Roles = FleetSetup.Roles(RoleCount);

    private readonly string _folder = Directory.CreateTempSubdirectory("entraaws-fleet-").FullName;

    private string Journal => Path.Combine(_folder, "journal.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task All_accounts_get_an_app_and_a_second_run_writes_nothing()
    {
        var (cloud, requests) = Cloud();
        using (cloud)
        {
            var chain = await RunAsync(cloud, throttleLimit: 8);
            Assert.Empty(chain.Errors);
            Assert.Equal(Accounts * RoleCount, chain.Output.Cast<GroupRoleMapping>().Select(m => m.AssignmentId).Distinct().Count());
            Assert.Contains(chain.Output.Cast<GroupRoleMapping>(), m => m.GroupName == "AWS-100000000007-People-03" && m.AppDisplayName == "AWS Team 0007 100000000007" && m.AccountName == "Team 0007");
            var picture = cloud.Store.Read(CloudPicture.Of);
            Assert.Equal(Accounts, picture.Lines.Count(l => l.StartsWith("app AWS ", StringComparison.Ordinal)));
            Assert.Equal(Accounts * RoleCount, picture.Lines.Count(l => l.StartsWith("assignment AWS-", StringComparison.Ordinal)));
            Assert.Empty(picture.Doubled);
            requests.Clear();
            Assert.Empty((await RunAsync(cloud, throttleLimit: 8)).Errors);
            Assert.Empty(requests.Writes);
        }
    }

    [Theory]
    [InlineData(1200)]
    public Task Stopped_in_the_middle_it_is_finished_by_running_again(int afterWrites) => CutAsync((requests, chain) =>
    {
        var stopped = 0;
        requests.OnRequest = r =>
        {
            if (r.IsWrite && requests.Writes.Count >= afterWrites && Interlocked.Exchange(ref stopped, 1) == 0) chain.Stop();
        };
    }, stops: true);

    [Theory]
    [InlineData(350)]
    public Task Killed_in_the_middle_it_is_finished_by_running_again(int afterWrites) => CutAsync((requests, _) => requests.Plan = new Death(_ => requests.Writes.Count >= afterWrites, Journal), stops: false);

    private async Task CutAsync(Action<RequestRecorder, CmdletChain> cut, bool stops)
    {
        IReadOnlyList<string> goal;
        using (var whole = Cloud().Cloud)
        {
            Assert.Empty((await RunAsync(whole, throttleLimit: 5)).Errors);
            goal = whole.Store.Read(CloudPicture.Of).Lines;
        }

        var (cloud, requests) = Cloud();
        using (cloud)
        {
            var stop = await Record.ExceptionAsync(() => RunAsync(cloud, 5, chain => cut(requests, chain)));
            if (stops) Assert.IsType<PipelineStoppedException>(stop);
            var sent = requests.All.Count;
            await Task.Delay(100);
            Assert.Equal(sent, requests.All.Count);
            Death.Restore(Journal);
            (requests.Plan, requests.OnRequest) = (null, null);
            var half = cloud.Store.Read(CloudPicture.Of);
            Assert.Empty(half.Doubled);
            Assert.InRange(half.Lines.Count, 100, goal.Count - 100);

            // At the very next moment, on a connection of its own.
            requests.Clear();
            var again = await RunAsync(cloud, throttleLimit: 5);
            Assert.Empty(again.Errors);
            Assert.Equal(goal, cloud.Store.Read(CloudPicture.Of).Lines);
            requests.Clear();
            Assert.Empty((await RunAsync(cloud, throttleLimit: 5)).Errors);
            Assert.Empty(requests.Writes);
        }
    }

    private static (SandboxCloud Cloud, RequestRecorder Requests) Cloud()
    {
        var requests = new RequestRecorder();
        return (new SandboxCloud(SandboxStore.InMemory(FleetSetup.State(Accounts, Start), new SandboxClock(Start))) { Faults = requests }, requests);
    }

    private async Task<CmdletChain> RunAsync(SandboxCloud cloud, int throttleLimit, Action<CmdletChain>? before = null)
    {
        var connection = await EntraAwsEngine.OpenAsync(new ConnectRequest { JournalPath = Journal }, cloud, new QuietHost(), CancellationToken.None);
        using var session = connection.Session;
        var chain = FleetSetup.Chain(connection, Roles, throttleLimit);
        before?.Invoke(chain);
        chain.Run(cloud.Store.Read(FleetSetup.Accounts));
        return chain;
    }
}
