using System.Diagnostics;
using EntraAws.Benchmarks.Fleet;
using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Sandbox;
using Rehearsal;

namespace EntraAws.Benchmarks;

/// <summary>An organization of 60 accounts with 20 roles each gets one app for each account: the pipeline of cmdlets, beside a script of single calls.</summary>
internal static class FleetFigures
{
    private const int AccountCount = 60;
    private const int RoleCount = 20;
    private const int AtOnce = 5;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(5);

    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table("One app for each account", "requests", "writes", "round trips", "s");
        var roles = FleetSetup.Roles(RoleCount);
        using (var cloud = Cloud())
        {
            await AddNaiveAsync(table, cloud, roles);
        }

        using (var cloud = Cloud())
        {
            await AddAsync(table, $"pipeline, {AtOnce} at once", cloud, roles);
            await AddAsync(table, "the same again", cloud, roles);
        }

        table.Write(output, $"fleet: {AccountCount} accounts with {RoleCount} roles each, {Latency.TotalMilliseconds:0} ms added to each round trip");
    }

    private static SandboxCloud Cloud()
    {
        var start = DateTimeOffset.UtcNow;
        return new SandboxCloud(SandboxStore.InMemory(FleetSetup.State(AccountCount, start), new SandboxClock(start)));
    }

    private static async Task AddNaiveAsync(Table table, SandboxCloud cloud, IReadOnlyList<string> roles)
    {
        using var aws = new LatencyHandler(cloud.CreateAwsHandler(), Latency);
        using var graph = new LatencyHandler(cloud.CreateGraphHandler(), Latency);
        var clock = Stopwatch.StartNew();
        await new NaiveFleet(cloud, aws, graph).RunAsync(cloud.Store.Read(FleetSetup.Accounts), roles);
        table.Add("one call after the other", aws.Count + graph.Count, aws.Writes + graph.Writes, aws.Count + graph.Count, $"{clock.Elapsed.TotalSeconds:F0}");
    }

    private static async Task AddAsync(Table table, string name, SandboxCloud cloud, IReadOnlyList<string> roles)
    {
        using var aws = new LatencyHandler(cloud.CreateAwsHandler(), Latency);
        using var graph = new LatencyHandler(cloud.CreateGraphHandler(), Latency);
        using var session = await OpenAsync(cloud, aws, graph);
        var (clock, before) = (Stopwatch.StartNew(), aws.Count + graph.Count);
        var chain = FleetSetup.Chain(session.Connection, roles, AtOnce);
        chain.Run(cloud.Store.Read(FleetSetup.Accounts));
        if (chain.Errors.Count > 0 || chain.Output.Count != AccountCount * RoleCount)
            throw new InvalidOperationException($"{chain.Output.Count} mappings, {chain.Errors.Count} errors: {chain.Errors.FirstOrDefault()?.Message}");
        table.Add(name, session.ReadRequests + session.WriteRequests, session.WriteRequests, aws.Count + graph.Count - before, $"{clock.Elapsed.TotalSeconds:F0}");
    }

    private static async Task<Session> OpenAsync(SandboxCloud cloud, HttpMessageHandler aws, HttpMessageHandler graph)
    {
        var (host, counter) = (new ConsoleHost(TextWriter.Null, verbose: false), new RequestCounter());
        var home = await AwsCloud.ConnectAsync(ConnectionOptions.Aws(new ConnectRequest(), cloud, counter, cloud.Clock) with { Handler = aws }, host, CancellationToken.None);
        var entra = await EntraDirectory.ConnectAsync(ConnectionOptions.Entra(new ConnectRequest(), cloud, counter, cloud.Clock) with { Handler = graph }, host, CancellationToken.None);
        var session = new Session(home, entra, Journal.InMemory(_ => { }), counter, cloud.Clock, null);
        await ConnectionView.FillAsync(session.Connection, new ConnectRequest(), home, entra, null, host, CancellationToken.None);
        return session;
    }
}
