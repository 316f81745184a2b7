using EntraAws.Commands;
using EntraAws.Contracts;
using EntraAws.Hosting;
using EntraAws.Tests.Hosting;

namespace EntraAws.Tests.BadInput;

/// <summary>A connection that was closed is refused by every command, once, before anything is asked.</summary>
public sealed class ClosedConnectionTests
{
    public static TheoryData<string> Commands() => new(typeof(ConnectedCmdlet).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && typeof(EntraAwsCmdlet).IsAssignableFrom(t) && t.GetProperty("Connection")?.PropertyType == typeof(EntraAwsConnection))
        .Where(t => t != typeof(DisconnectEntraAwsCommand) && t != typeof(GetEntraAwsConnectionCommand)).Select(t => t.FullName!).Order());

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task It_is_refused(string name)
    {
        using var run = new SandboxRun();
        var connection = (await run.OpenAsync()).Connection;
        CmdletRun.Run(new DisconnectEntraAwsCommand { Connection = connection }, new FakePipeline());
        run.Requests.Clear();
        var type = typeof(ConnectedCmdlet).Assembly.GetType(name)!;
        var cmdlet = (EntraAwsCmdlet)Activator.CreateInstance(type)!;
        type.GetProperty("Connection")!.SetValue(cmdlet, connection);
        var pipeline = new FakePipeline();
        // The one that needs a connection only for this.
        if (cmdlet is SplitAwsRoleListCommand split) split.By = RoleListGrouping.OrganizationalUnit;
        var error = Assert.Throws<EntraAwsException>(() => CmdletRun.Run(cmdlet, pipeline));
        Assert.Equal(nameof(Faults.ConnectionClosed), error.ErrorId);
        Assert.Empty(pipeline.Errors);
        Assert.Empty(pipeline.Output);
        Assert.Empty(run.Requests.All);
    }

    [Fact]
    public void They_are_the_commands_that_there_are() => Assert.True(Commands().Count >= 40, $"{Commands().Count} commands");
}
