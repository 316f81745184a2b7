using EntraAws.Contracts;
using EntraAws.Sandbox;
using Xunit.Abstractions;

namespace EntraAws.Tests.Scenario;

/// <summary>The example cut off at every single request, and run again at once: nothing is doubled, and the goal is reached.</summary>
public sealed class CutOffTests(ITestOutputHelper output)
{
    [Fact]
    public Task Stopped_by_the_user() => AtEachRequestAsync(static (run, k, _) =>
    {
        var stop = new CancellationTokenSource();
        run.Requests.OnRequest = _ =>
        {
            if (run.Requests.All.Count == k) stop.Cancel();
        };
        return stop.Token;
    }, _ => true);

    [Fact]
    public Task Killed_before_the_request_arrived() => AtEachRequestAsync(static (run, k, journal) => Kill(run, k, journal, carriedOut: false), _ => true);

    [Fact]
    public Task Killed_before_the_answer_arrived() => AtEachRequestAsync(static (run, k, journal) => Kill(run, k, journal, carriedOut: true), r => r.IsWrite);

    private static CancellationToken Kill(SandboxRun run, int k, string journal, bool carriedOut)
    {
        run.Requests.Plan = new Death(k, journal, carriedOut);
        return CancellationToken.None;
    }

    private async Task AtEachRequestAsync(Func<SandboxRun, int, string, CancellationToken> cut, Func<SentRequest, bool> worthwhile)
    {
        using var reference = new SandboxRun();
        var session = await reference.OpenAsync();
        var connecting = reference.Requests.All.Count;
        await reference.MigrateAsync(session: session);
        var goal = reference.Picture();
        var points = reference.Requests.All.Numbered().Where(p => p.Number > connecting && worthwhile(p.Request));
        await points.CutEachAsync(k => CutAsync(k, cut, goal), output);
    }

    private static async Task CutAsync(int k, Func<SandboxRun, int, string, CancellationToken> cut, CloudPicture goal)
    {
        var folder = Directory.CreateTempSubdirectory("entraaws-cut-");
        try
        {
            using var run = new SandboxRun();
            var request = new ConnectRequest { JournalPath = Path.Combine(folder.FullName, "journal.jsonl") };
            // The wait after the last write ends without an error: all was done.
            await Record.ExceptionAsync(async () =>
            {
                var token = cut(run, k, request.JournalPath);
                await run.MigrateAsync(session: await run.OpenAsync(request: request), cancellationToken: token);
            });
            Death.Restore(request.JournalPath);
            run.Requests.Plan = null;
            run.Requests.OnRequest = null;
            Assert.Empty(run.Picture().Doubled);

            // Another process, at the very next moment.
            await run.MigrateAsync(session: await run.OpenAsync(request: request));
            var now = run.Picture();
            Assert.Empty(now.Doubled);
            Assert.Equal(goal.Lines, now.Lines);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
