using EntraAws.Contracts;
using EntraAws.Sandbox;
using Xunit.Abstractions;

namespace EntraAws.Tests.Certificates;

/// <summary>A rollover cut off at every single request and run again: everybody can sign in at every moment, and the end is the same.</summary>
public sealed class RolloverCutTests(ITestOutputHelper output)
{
    private const int Accounts = 2;

    public enum Cut
    {
        /// <summary>The process dies before the request leaves.</summary>
        Before,

        /// <summary>It dies after the request was carried out, before the answer.</summary>
        After,

        /// <summary>The user stops it at that request.</summary>
        Stopped,

        /// <summary>The process dies before the request leaves; the next one is elsewhere, has no journal, and comes later.</summary>
        Elsewhere,
    }

    public static TheoryData<bool, bool, bool, Cut> All()
    {
        var data = new TheoryData<bool, bool, bool, Cut>();
        foreach (var oneApp in new[] { true, false })
            foreach (var spares in new[] { true, false })
                foreach (var undo in new[] { false, true })
                    // Where another process goes on, and by whose hand this one ended, has nothing to do with how the metadata looks.
                    foreach (var cut in Enum.GetValues<Cut>().Where(c => !spares || c is Cut.Before or Cut.After)) data.Add(oneApp, spares, undo, cut);
        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Cut_at_each_request(bool oneApp, bool spares, bool undo, Cut cut)
    {
        using var reference = await StartAsync(oneApp, spares, undo);
        var session = await reference.OpenAsync();
        reference.Requests.Clear();
        await reference.RunAsync(RequestOf(reference, undo), session: session);
        Assert.Empty(reference.Errors);
        Assert.Empty(reference.Outages);
        var goal = reference.Picture();
        var points = reference.Requests.All.Numbered().AroundWrites().Where(p => cut != Cut.After || p.Request.IsWrite);
        await points.CutEachAsync(at => CutAsync(oneApp, spares, undo, cut, at, goal), output);
    }

    private static async Task CutAsync(bool oneApp, bool spares, bool undo, Cut cut, int at, IReadOnlyList<string> goal)
    {
        var folder = Directory.CreateTempSubdirectory("entraaws-rollover-");
        try
        {
            using var sandbox = await StartAsync(oneApp, spares, undo);
            var journal = Path.Combine(folder.FullName, "journal.jsonl");
            var session = await sandbox.OpenAsync(journal);
            var request = RequestOf(sandbox, undo);
            using var stop = new CancellationTokenSource();
            sandbox.Requests.Plan = cut == Cut.Stopped ? new StopAt(at, stop) : new Death(at, journal, carriedOut: cut == Cut.After);
            await Record.ExceptionAsync(() => sandbox.RunAsync(request, session: session, cancellationToken: stop.Token));
            sandbox.Revive();
            Death.Restore(journal);
            sandbox.Look();
            Assert.Empty(sandbox.Outages);

            if (cut == Cut.Elsewhere) sandbox.Cloud.Clock.CatchUp(sandbox.Cloud.Clock.GetUtcNow() + TimeSpan.FromMinutes(10));
            await sandbox.RunAsync(request, session: await sandbox.OpenAsync(cut == Cut.Elsewhere ? null : journal));
            Assert.Empty(sandbox.Errors);
            Assert.Empty(sandbox.Outages);
            Assert.Equal(goal, sandbox.Picture());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>An undo begins where a rollover ended.</summary>
    private static async Task<RolloverSandbox> StartAsync(bool oneApp, bool spares, bool undo)
    {
        var sandbox = await RolloverSandbox.CreateAsync(oneApp, Accounts, spares);
        if (!undo) return sandbox;
        await sandbox.RunAsync(sandbox.Request(sandbox.Active()));
        sandbox.Cloud.Clock.CatchUp(sandbox.Cloud.Clock.GetUtcNow() + TimeSpan.FromMinutes(10));
        return sandbox;
    }

    private static RolloverRequest RequestOf(RolloverSandbox sandbox, bool undo) =>
        undo ? sandbox.Request([]) with { Undo = true } : sandbox.Request(sandbox.Active());

    private sealed class StopAt(int at, CancellationTokenSource stop) : IFaultPlan
    {
        private int _count;

        public Fault Next(string cloud, string operation)
        {
            if (Interlocked.Increment(ref _count) >= at) stop.Cancel();
            return Fault.None;
        }
    }
}
