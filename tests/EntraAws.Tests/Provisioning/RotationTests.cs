using EntraAws.Contracts;
using EntraAws.Sandbox;
using Xunit.Abstractions;

namespace EntraAws.Tests.Provisioning;

/// <summary>The key is replaced without a gap, and a rotation that was cut off anywhere is finished by the next run.</summary>
public sealed class RotationTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_old_key_goes_after_a_cycle_with_the_new_one()
    {
        using var run = await ProvisionedRun.StartedAsync();
        var old = run.User.AccessKeys[0].AccessKeyId;
        run.Run.Requests.OnRequest = _ => run.CheckKeys();
        var key = await run.RotateAsync();
        run.CheckKeys();
        Assert.True(key.Completed);
        Assert.NotEqual(old, key.AccessKeyId);
        Assert.Equal(key.AccessKeyId, Assert.Single(run.User.AccessKeys).AccessKeyId);
        Assert.Equal([ChangeKind.Create, ChangeKind.Add, ChangeKind.Disable, ChangeKind.Remove], key.Changes.Select(c => c.Kind));
        Assert.True(run.Job.LastSuccess!.Began > run.User.AccessKeys[0].CreateDate);

        // A second run finds a young key.
        run.Run.Requests.OnRequest = null;
        run.Run.Requests.Clear();
        Assert.Empty((await run.RotateAsync()).Changes);
        Assert.Empty(run.Run.Requests.Writes);
    }

    [Fact]
    public async Task Without_waiting_a_later_run_ends_it()
    {
        using var run = await ProvisionedRun.StartedAsync();
        run.Run.Requests.OnRequest = _ => run.CheckKeys();
        var first = await run.RotateAsync(noWait: true);
        Assert.Equal((false, 2), (first.Completed, run.User.AccessKeys.Count(k => k.Active)));
        Assert.False((await run.RotateAsync(noWait: true)).Completed);
        run.Pass(TimeSpan.FromMinutes(50));
        var second = await run.RotateAsync(noWait: true);
        Assert.True(second.Completed);
        Assert.Equal(first.AccessKeyId, Assert.Single(run.User.AccessKeys).AccessKeyId);
    }

    [Fact]
    public async Task A_preview_writes_nothing_and_tells_all()
    {
        using var run = await ProvisionedRun.StartedAsync();
        run.Run.Requests.Clear();
        var key = await run.RotateAsync(host: new QuietHost { IsPreview = true });
        Assert.Empty(run.Run.Requests.Writes);
        Assert.Equal([ChangeKind.Create, ChangeKind.Add, ChangeKind.Disable, ChangeKind.Remove], key.Changes.Select(c => c.Kind));
    }

    [Fact]
    public Task Stopped_by_the_user() => AtEachRequestAsync((run, k, stop) => run.Run.Requests.OnRequest = _ =>
    {
        run.CheckKeys();
        if (run.Run.Requests.All.Count == k) stop.Cancel();
    }, journal: true);

    [Fact]
    public Task Killed_before_the_request_arrived() => AtEachRequestAsync((run, k, _) => Kill(run, k, false), journal: true);

    [Fact]
    public Task Killed_before_the_answer_arrived() => AtEachRequestAsync((run, k, _) => Kill(run, k, true), journal: true);

    [Fact]
    public Task Killed_and_continued_elsewhere_without_the_journal() => AtEachRequestAsync((run, k, _) => Kill(run, k, true), journal: false);

    private static void Kill(ProvisionedRun run, int k, bool carriedOut)
    {
        run.Run.Requests.OnRequest = _ => run.CheckKeys();
        run.Run.Requests.Plan = new Death(k, run.Request.JournalPath!, carriedOut);
    }

    private async Task AtEachRequestAsync(Action<ProvisionedRun, int, CancellationTokenSource> cut, bool journal)
    {
        using var reference = await ProvisionedRun.StartedAsync();
        reference.Run.Requests.Clear();
        await reference.RotateAsync();
        // Of the polls for the cycle the first few stand for all.
        var seen = new Dictionary<string, int>();
        var points = reference.Run.Requests.All.Numbered().Where(p => (seen[p.Request.ToString()] = seen.GetValueOrDefault(p.Request.ToString()) + 1) <= 4);
        await points.CutEachAsync(k => CutAsync(k, cut, journal), output);
    }

    private static async Task CutAsync(int k, Action<ProvisionedRun, int, CancellationTokenSource> cut, bool journal)
    {
        using var run = await ProvisionedRun.StartedAsync();
        var old = run.User.AccessKeys[0].AccessKeyId;
        run.Run.Requests.Clear();
        using var stop = new CancellationTokenSource();
        cut(run, k, stop);
        await Record.ExceptionAsync(() => run.RotateAsync(stop.Token));
        run.CheckKeys();
        var path = run.Request.JournalPath!;
        Death.Restore(path);
        if (!journal) File.Delete(path);

        run.Run.Requests.Plan = null;
        var requests = 0;
        run.Run.Requests.OnRequest = _ =>
        {
            run.CheckKeys();
            requests++;
        };
        var key = await run.RotateAsync();
        Assert.True(requests > 0);
        run.CheckKeys();
        Assert.True(key.Completed);
        Assert.NotEqual(old, Assert.Single(run.User.AccessKeys).AccessKeyId);
    }
}
