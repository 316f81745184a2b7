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

/// <summary>An organization of 60 accounts with 20 roles each gets one app for each account, and as few apps as hold all roles: the cmdlets, beside scripts of single calls.</summary>
internal static class FleetFigures
{
    private const int AccountCount = 60;
    private const int RoleCount = 20;
    private const int AtOnce = 5;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(5);
    private static readonly IReadOnlyList<string> Roles = FleetSetup.Roles(RoleCount);

    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table("Way", "requests", "writes", "round trips", "s");
        using var cloud = Cloud();
        var (accounts, parts) = (cloud.Store.Read(FleetSetup.Accounts), SharedAppRun.Split(Wanted(cloud), []));
        // Both at the same time: they are slow, and hardly do anything but wait.
        var naive = await Task.WhenAll(
            NaiveAsync("an app for each: one call after the other", AccountCount, n => n.RunAsync(accounts, Roles)),
            NaiveAsync("one app, split: one call after the other", parts.Count, n => n.RunAsync(parts, Roles)));
        table.Add(naive[0]);
        using (var each = Cloud()) await AddTwiceAsync(table, "an app for each", each, c => Map(c, each), AccountCount);
        var forecast = await AddOneAsync(table);
        table.Add(naive[1]);
        using (var shared = Cloud()) await AddTwiceAsync(table, "one app, split", shared, c => Shared(c, shared).Run(), parts.Count);
        table.Write(output, $"fleet: {AccountCount} accounts with {RoleCount} roles each, {AtOnce} at once, {Latency.TotalMilliseconds:0} ms added to each round trip");
        output.WriteLine();
        output.WriteLine($"- The forecast for one app, {forecast.ErrorId}: {forecast.Message}");
        output.WriteLine($"- The split: {string.Join(", ", parts.Select(p => $"{p.DisplayName} with {p.Count} roles of {p.AccountIds.Count} accounts"))}.");
    }

    private static async Task AddTwiceAsync(Table table, string way, SandboxCloud cloud, Action<EntraAwsConnection> run, int apps)
    {
        await AddAsync(table, $"{way}: pipeline", cloud, run, apps, writes: true);
        await AddAsync(table, $"{way}: the same again", cloud, run, apps, writes: false);
    }

    private static async Task<EntraAwsException> AddOneAsync(Table table)
    {
        using var cloud = Cloud();
        using (var session = await OpenAsync(cloud, cloud.CreateAwsHandler(), cloud.CreateGraphHandler())) Shared(session.Connection, cloud).MakeOne();
        EntraAwsException? forecast = null;
        await AddAsync(table, "one app: stops with the forecast", cloud, c => forecast = Shared(c, cloud).OfferOnOne(), apps: null, writes: false);
        return forecast!.ErrorId == nameof(Faults.AppRolesTooMany) ? forecast : throw forecast;
    }

    private static void Map(EntraAwsConnection connection, SandboxCloud cloud)
    {
        var chain = FleetSetup.Chain(connection, Roles, AtOnce);
        chain.Run(cloud.Store.Read(FleetSetup.Accounts));
        if (chain.Errors.Count > 0 || chain.Output.Count != AccountCount * RoleCount)
            throw new InvalidOperationException($"{chain.Output.Count} mappings, {chain.Errors.Count} errors: {chain.Errors.FirstOrDefault()?.Message}");
    }

    private static SharedAppRun Shared(EntraAwsConnection connection, SandboxCloud cloud) => new(connection, cloud.Store.Read(FleetSetup.Accounts), Roles, AtOnce);

    private static IReadOnlyList<RoleListEntry> Wanted(SandboxCloud cloud) => SharedAppRun.Wanted(cloud.Store.Read(FleetSetup.Accounts), Roles);

    private static SandboxCloud Cloud()
    {
        var start = DateTimeOffset.UtcNow;
        return new SandboxCloud(SandboxStore.InMemory(FleetSetup.State(AccountCount, start), new SandboxClock(start)));
    }

    private static async Task<object[]> NaiveAsync(string name, int apps, Func<NaiveFleet, Task> run)
    {
        using var cloud = Cloud();
        using var aws = new LatencyHandler(cloud.CreateAwsHandler(), Latency);
        using var graph = new LatencyHandler(cloud.CreateGraphHandler(), Latency);
        var clock = Stopwatch.StartNew();
        await run(new NaiveFleet(cloud, aws, graph));
        var time = clock.Elapsed;
        Check(cloud, apps);
        return [name, aws.Count + graph.Count, aws.Writes + graph.Writes, aws.Count + graph.Count, $"{time.TotalSeconds:F0}"];
    }

    /// <param name="table">Where the row goes.</param>
    /// <param name="name">What it is.</param>
    /// <param name="cloud">The sandbox.</param>
    /// <param name="run">What is measured, on a connection of its own.</param>
    /// <param name="apps">How many apps shall offer the roles afterwards; null for none, with nothing to check.</param>
    /// <param name="writes">Whether it shall change anything.</param>
    private static async Task AddAsync(Table table, string name, SandboxCloud cloud, Action<EntraAwsConnection> run, int? apps, bool writes)
    {
        using var aws = new LatencyHandler(cloud.CreateAwsHandler(), Latency);
        using var graph = new LatencyHandler(cloud.CreateGraphHandler(), Latency);
        using var session = await OpenAsync(cloud, aws, graph);
        var (clock, before) = (Stopwatch.StartNew(), aws.Count + graph.Count);
        run(session.Connection);
        table.Add(name, session.ReadRequests + session.WriteRequests, session.WriteRequests, aws.Count + graph.Count - before, $"{clock.Elapsed.TotalSeconds:F0}");
        if (session.WriteRequests > 0 != writes) throw new InvalidOperationException($"{name}: {session.WriteRequests} writes.");
        if (apps is { } count) Check(cloud, count);
    }

    private static void Check(SandboxCloud cloud, int apps)
    {
        var wanted = Wanted(cloud);
        cloud.Store.Read(state =>
        {
            FleetCheck.Demand(state, apps, wanted);
            return 0;
        });
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
