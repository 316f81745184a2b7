using System.Management.Automation;
using EntraAws.Commands;
using EntraAws.Contracts;
using EntraAws.Hosting;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Hosting;

/// <summary>The cmdlets over the pipeline seam, without PowerShell.</summary>
public sealed class CmdletTests
{
    private const string Provider = "arn:aws:iam::111122223333:saml-provider/OldADFS";

    [Fact]
    public void Without_a_connection_nothing_begins()
    {
        var pipeline = new FakePipeline();
        var error = Assert.Throws<EntraAwsException>(() => CmdletRun.Run(new GetAwsIamInventoryCommand(), pipeline));
        Assert.Equal(nameof(Faults.NotConnected), error.ErrorId);
        Assert.Equal(["terminating NotConnected"], pipeline.Log);
    }

    [Fact]
    public async Task The_connection_is_that_of_the_runspace_or_the_given_one()
    {
        using var run = new SandboxRun();
        var (first, second) = ((await run.OpenAsync()).Connection, (await run.OpenAsync()).Connection);
        var pipeline = new FakePipeline();
        Connections.Set(pipeline.StateKey, first);

        CmdletRun.Run(new GetAwsIamInventoryCommand(), pipeline);
        Assert.True(first.ReadRequests > second.ReadRequests);
        var reads = first.ReadRequests;
        CmdletRun.Run(new GetAwsIamInventoryCommand { Connection = second }, pipeline);
        Assert.Equal(reads, first.ReadRequests);
        Assert.Equal(2, pipeline.Output.OfType<AwsIamInventory>().Count());

        Assert.Equal(nameof(Faults.NotConnected), Assert.Throws<EntraAwsException>(() => CmdletRun.Run(new GetAwsIamInventoryCommand(), new FakePipeline())).ErrorId);
    }

    [Fact]
    public async Task A_closed_connection_is_told_apart_from_none()
    {
        using var run = new SandboxRun();
        var connection = (await run.OpenAsync()).Connection;
        var pipeline = new FakePipeline();
        Connections.Set(pipeline.StateKey, connection);
        CmdletRun.Run(new DisconnectEntraAwsCommand(), pipeline);
        Assert.False(connection.IsOpen);
        Assert.Equal(nameof(Faults.ConnectionClosed), Assert.Throws<EntraAwsException>(() => CmdletRun.Run(new GetAwsIamInventoryCommand { Connection = connection }, pipeline)).ErrorId);
        Assert.Equal(nameof(Faults.NotConnected), Assert.Throws<EntraAwsException>(() => CmdletRun.Run(new GetAwsIamInventoryCommand(), pipeline)).ErrorId);
        CmdletRun.Run(new DisconnectEntraAwsCommand(), pipeline);
        Assert.Equal(nameof(Faults.NotConnected), Assert.Single(pipeline.Errors).ErrorId);
    }

    [Fact]
    public async Task An_item_that_fails_does_not_stop_the_others()
    {
        using var run = new SandboxRun();
        var pipeline = new FakePipeline();
        CmdletRun.Run(new NewAwsSamlRoleCommand { Connection = (await run.OpenAsync()).Connection }, pipeline,
            c => (c.ProviderArn, c.RoleName) = (Provider, ["Developer", "ShopWebServer", "Bad Name", "Auditor"]),
            c => c.RoleName = ["Operator"]);
        Assert.Equal(["Developer", "Auditor", "Operator"], pipeline.Output.Cast<SamlRole>().Select(r => r.RoleName));
        Assert.Equal([nameof(Faults.RoleNotSaml), nameof(Faults.RoleNameInvalid)], pipeline.Errors.Select(e => e.ErrorId));
        // Results stream: each is out before the next one's questions.
        Assert.True(pipeline.Log.FindIndex(l => l.EndsWith("role/Developer", StringComparison.Ordinal) && l.StartsWith("object", StringComparison.Ordinal))
            < pipeline.Log.FindIndex(l => l.StartsWith("ask", StringComparison.Ordinal) && l.EndsWith("role/Auditor", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_change_is_asked_once_before_the_first_write_it_needs()
    {
        using var run = new SandboxRun();
        var pipeline = new FakePipeline();
        run.Requests.OnRequest = r =>
        {
            if (r.IsWrite) pipeline.Note($"write {r.Operation}");
        };
        CmdletRun.Run(new NewAwsSamlRoleCommand { Connection = (await run.OpenAsync()).Connection }, pipeline,
            c => (c.ProviderArn, c.RoleName, c.Policy) = (Provider, ["Developer"], ["AmazonS3FullAccess", "ReadOnlyAccess"]));
        Assert.Equal(pipeline.Questions.Distinct(), pipeline.Questions);
        Assert.Equal(["ask", "write", "ask", "write", "ask", "write"], pipeline.Log.Select(l => l.Split(' ')[0]).Where(w => w is "ask" or "write"));
        Assert.Equal("write CreateRole", pipeline.Log.First(l => l.StartsWith("write", StringComparison.Ordinal)));
        Assert.Contains(pipeline.Questions, q => q.Contains("arn:aws:iam::111122223333:role/Developer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_if_asks_everything_and_writes_nothing()
    {
        using var run = new SandboxRun();
        var pipeline = new FakePipeline { IsWhatIf = true };
        CmdletRun.Run(new NewEntraAwsAppCommand { Connection = (await run.OpenAsync()).Connection, DisplayName = "AWS" }, pipeline);
        var app = Assert.IsType<EntraAwsApp>(Assert.Single(pipeline.Output));
        Assert.True(app.Planned);
        Assert.Equal(app.Changes.Count, pipeline.Questions.Count);
        Assert.Empty(run.Requests.Writes);
        Assert.Empty(pipeline.Reductions);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reducing_access_is_asked_once_more(bool answer)
    {
        using var run = new SandboxRun();
        var session = await run.OpenAsync();
        await run.MigrateAsync(session: session);
        var metadata = run.Account.SamlProviders.Single(p => p.Name == "EntraID").MetadataDocument;
        run.Requests.Clear();
        var pipeline = new FakePipeline { ReduceAccess = answer };
        CmdletRun.Run(new NewAwsSamlProviderCommand { Connection = session.Connection, ProviderName = "OldADFS", SamlMetadata = metadata }, pipeline);
        Assert.Contains("OldADFS", Assert.Single(pipeline.Reductions), StringComparison.Ordinal);
        Assert.Equal(answer ? 1 : 0, run.Requests.Writes.Count);
        Assert.Equal(answer, Assert.Single(Assert.IsType<SamlProvider>(Assert.Single(pipeline.Output)).Changes).Applied);
    }

    [Fact]
    public async Task A_stop_waits_for_the_work_and_nothing_is_sent_after_it()
    {
        using var run = new SandboxRun();
        var pipeline = new FakePipeline();
        var cmdlet = new NewEntraAwsAppCommand { Connection = (await run.OpenAsync()).Connection, DisplayName = "AWS" };
        run.Requests.OnRequest = r =>
        {
            if (r.Operation.EndsWith("/instantiate", StringComparison.Ordinal)) CmdletRun.Stop(cmdlet);
        };
        Assert.Throws<PipelineStoppedException>(() => CmdletRun.Run(cmdlet, pipeline));
        var sent = run.Requests.All.Count;
        await Task.Delay(50);
        Assert.Equal(sent, run.Requests.All.Count);
        Assert.Equal("POST /applicationTemplates/{id}/instantiate", Assert.Single(run.Requests.Writes).Operation);
        Assert.Empty(pipeline.Output);
        Assert.Empty(pipeline.Errors);
    }

    [Fact]
    public async Task A_downstream_command_that_has_enough_ends_the_work()
    {
        using var run = new SandboxRun();
        var pipeline = new FakePipeline { OnObject = _ => throw new PipelineStoppedException() };
        var connection = (await run.OpenAsync()).Connection;
        Assert.Throws<PipelineStoppedException>(() => CmdletRun.Run(new NewAwsSamlRoleCommand { Connection = connection }, pipeline,
            c => (c.ProviderArn, c.RoleName) = (Provider, ["Developer", "Auditor"])));
        var sent = run.Requests.All.Count;
        await Task.Delay(50);
        Assert.Equal(sent, run.Requests.All.Count);
        Assert.Equal("CreateRole", Assert.Single(run.Requests.Writes).Operation);
        Assert.Empty(pipeline.Errors);
    }

    [Fact]
    public async Task An_error_of_the_pipeline_itself_goes_back_to_the_code_that_wrote()
    {
        using var run = new SandboxRun();
        var pipeline = new FakePipeline { OnObject = _ => throw new NotSupportedException("no") };
        CmdletRun.Run(new GetAwsIamInventoryCommand { Connection = (await run.OpenAsync()).Connection }, pipeline);
        var error = Assert.Single(pipeline.Errors);
        Assert.Equal(nameof(Faults.Unexpected), error.ErrorId);
        Assert.IsType<NotSupportedException>(error.InnerException);
    }

    [Fact]
    public async Task Piped_objects_bind_from_cmdlet_to_cmdlet_by_their_properties()
    {
        using var run = new SandboxRun();
        var connection = (await run.OpenAsync()).Connection;
        var pipeline = new FakePipeline();
        CmdletRun.Run(new NewEntraAwsAppCommand { Connection = connection, DisplayName = "AWS" }, pipeline);
        var app = (EntraAwsApp)pipeline.Output[^1];
        CmdletRun.Run(new NewAwsSamlProviderCommand { Connection = connection, ProviderName = "EntraID" }, pipeline,
            c => (c.SamlMetadata, c.AccountId, c.ServicePrincipalId, c.Planned) = (app.SamlMetadata, [app.AccountId!], app.ServicePrincipalId, app.Planned));
        var provider = (SamlProvider)pipeline.Output[^1];
        CmdletRun.Run(new NewAwsSamlRoleCommand { Connection = connection, RoleName = ["Developer"] }, pipeline,
            c => (c.ProviderArn, c.AccountId, c.ServicePrincipalId, c.Planned) = (provider.ProviderArn, provider.AccountId, provider.ServicePrincipalId, provider.Planned));
        var role = (SamlRole)pipeline.Output[^1];
        CmdletRun.Run(new SyncEntraAppRoleCommand { Connection = connection }, pipeline,
            c => (c.App, c.RoleArn, c.ProviderArn, c.Planned) = (new(role.ServicePrincipalId!.Value), role.RoleArn, role.ProviderArn, role.Planned));
        var appRole = (AppRole)pipeline.Output[^1];
        Assert.Equal(("Developer", app.ServicePrincipalId, false), (appRole.RoleName, appRole.ServicePrincipalId, appRole.Planned));
        Assert.Empty(pipeline.Errors);
        Assert.Contains("Developer", Connections.Names(pipeline.StateKey).Get("role"));
    }
}
