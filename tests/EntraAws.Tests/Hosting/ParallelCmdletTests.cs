using System.Management.Automation;
using EntraAws.Benchmarks.Fleet;
using EntraAws.Contracts;

namespace EntraAws.Tests.Hosting;

/// <summary>Several pipeline inputs at the same time, over the pipeline seam.</summary>
public sealed class ParallelCmdletTests
{
    private static readonly string[] Items = [.. Enumerable.Range(1, 20).Select(i => $"item {i:00}")];

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(50)]
    public async Task As_many_as_the_limit_are_under_way(int limit)
    {
        using var run = new SandboxRun();
        var (pipeline, cmdlet) = (new FakePipeline(), new CountingCommand { Connection = (await run.OpenAsync()).Connection, ThrottleLimit = limit });
        // None ends before as many have started as may.
        cmdlet.Work = async _ =>
        {
            for (var i = 0; i < 1000 && cmdlet.Started < Math.Min(limit, Items.Length); i++) await Task.Delay(10);
        };
        Run(cmdlet, pipeline, Items);
        Assert.Equal(Items, pipeline.Output.Cast<string>().Order());
        Assert.Equal(Math.Min(limit, Items.Length), cmdlet.Most);
    }

    [Fact]
    public async Task With_a_limit_of_one_each_is_out_before_the_next_is_taken()
    {
        using var run = new SandboxRun();
        var pipeline = new FakePipeline();
        var cmdlet = new CountingCommand { Connection = (await run.OpenAsync()).Connection, ThrottleLimit = 1 };
        CmdletRun.Run(cmdlet, pipeline, [.. Items.Select<string, Action<CountingCommand>>((item, index) => c =>
        {
            Assert.Equal(index, pipeline.Output.Count);
            c.Item = item;
        })]);
        Assert.Equal(Items, pipeline.Output);
    }

    [Fact]
    public async Task Where_each_change_is_asked_about_it_is_one_at_a_time()
    {
        using var run = new SandboxRun();
        var (pipeline, cmdlet) = (new FakePipeline { AsksEachChange = true }, new CountingCommand { Connection = (await run.OpenAsync()).Connection, ThrottleLimit = 10 });
        Run(cmdlet, pipeline, Items);
        Assert.Equal(1, cmdlet.Most);
        Assert.Equal(Items, pipeline.Output);
    }

    [Fact]
    public async Task Items_of_one_lane_go_one_after_the_other_and_do_not_keep_others_waiting()
    {
        using var run = new SandboxRun();
        var (pipeline, cmdlet) = (new FakePipeline(), new CountingCommand { Connection = (await run.OpenAsync()).Connection, ThrottleLimit = 3 });
        CmdletRun.Run(cmdlet, pipeline, [.. Items.Select<string, Action<CountingCommand>>((item, index) => c => (c.Item, c.Lane) = (item, $"lane {index / 7}"))]);
        Assert.Equal(3, cmdlet.Most);
        foreach (var lane in Items.Chunk(7)) Assert.Equal(lane, pipeline.Output.Cast<string>().Where(lane.Contains));
    }

    [Fact]
    public async Task One_that_fails_is_one_error_and_the_others_go_on()
    {
        using var run = new SandboxRun();
        var pipeline = new FakePipeline();
        var cmdlet = new CountingCommand
        {
            Connection = (await run.OpenAsync()).Connection,
            Lane = "all",
            Work = item => item == Items[3] ? throw Faults.AppNotFound(item) : item == Items[4] ? throw new TaskCanceledException("a time-out") : Task.Delay(1),
        };
        Run(cmdlet, pipeline, Items);
        Assert.Equal([nameof(Faults.AppNotFound), nameof(Faults.Unexpected)], pipeline.Errors.Select(e => e.ErrorId));
        Assert.Equal(Items.Length - 2, pipeline.Output.Count);
    }

    [Fact]
    public async Task A_stop_waits_for_all_that_is_under_way_and_starts_no_more()
    {
        using var run = new SandboxRun();
        var pipeline = new FakePipeline();
        var cmdlet = new CountingCommand { Connection = (await run.OpenAsync()).Connection, ThrottleLimit = 4 };
        cmdlet.Work = async _ =>
        {
            if (cmdlet.Started == 4) CmdletRun.Stop(cmdlet);
            await Task.Delay(150);
        };
        Assert.Throws<PipelineStoppedException>(() => Run(cmdlet, pipeline, Items));
        Assert.Equal((4, 4), (cmdlet.Started, cmdlet.Ended));
        Assert.Empty(pipeline.Errors);
    }

    [Fact]
    public async Task A_downstream_command_that_has_enough_ends_all_and_waits_for_it()
    {
        using var run = new SandboxRun();
        var pipeline = new FakePipeline { OnObject = _ => throw new PipelineStoppedException() };
        var cmdlet = new CountingCommand { Connection = (await run.OpenAsync()).Connection, ThrottleLimit = 4, Work = i => Task.Delay(i == Items[0] ? 1 : 150) };
        Assert.Throws<PipelineStoppedException>(() => Run(cmdlet, pipeline, Items));
        Assert.InRange(cmdlet.Started, 1, 4);
        Assert.Equal(cmdlet.Started, cmdlet.Ended);
    }

    [Fact]
    public async Task Work_behind_a_command_that_stops_is_waited_for_too()
    {
        using var run = new SandboxRun();
        var connection = (await run.OpenAsync()).Connection;
        var second = new CountingCommand { Connection = connection, ThrottleLimit = 10, Work = _ => Task.Delay(200) };
        var written = 0;
        // The first is stopped by its own output while the second, which is not running just then, has work under way.
        var chain = new CmdletChain { OnObject = (index, _) => _ = index == 0 && ++written > 6 ? throw new PipelineStoppedException() : written }
            .Then<CountingCommand, string>(new CountingCommand { Connection = connection, Work = _ => Task.Delay(1) }, (c, item) => c.Item = item)
            .Then<CountingCommand, string>(second, (c, item) => c.Item = item);
        Assert.Throws<PipelineStoppedException>(() => chain.Run(Items));
        Assert.InRange(second.Started, 1, 10);
        Assert.Equal(second.Started, second.Ended);
    }

    private static void Run(CountingCommand cmdlet, FakePipeline pipeline, string[] items) =>
        CmdletRun.Run(cmdlet, pipeline, [.. items.Select<string, Action<CountingCommand>>(item => c => c.Item = item)]);
}
