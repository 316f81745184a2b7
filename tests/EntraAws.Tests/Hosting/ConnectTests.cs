using System.Security;
using EntraAws.Commands;
using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Hosting;

namespace EntraAws.Tests.Hosting;

/// <summary>Connecting and making sandboxes through the cmdlets, and every file that can be wrong with them.</summary>
public sealed class ConnectTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entraaws-connect-").FullName;

    public ConnectTests() => EngineStart.Engine = new EntraAwsEngine();

    [Fact]
    public void A_sandbox_is_made_and_opened_and_migrated_into()
    {
        var pipeline = new FakePipeline();
        CmdletRun.Run(new NewEntraAwsSandboxCommand { Path = In("box.json") }, pipeline);
        var sandbox = Assert.IsType<EntraAwsSandbox>(Assert.Single(pipeline.Output));
        Assert.True(sandbox.IamUsers >= 25);
        Assert.Equal(40, sandbox.EntraUsers);
        CmdletRun.Run(new ConnectEntraAwsCommand { Sandbox = In("box.json") }, pipeline);
        var connection = Assert.IsType<EntraAwsConnection>(pipeline.Output[^1]);
        using var session = connection.Session;
        Assert.Same(connection, Connections.Current(pipeline.StateKey));
        Assert.Equal(In("box.json") + ".journal.jsonl", connection.JournalPath);
        CmdletRun.Run(new NewEntraAwsAppCommand { DisplayName = "AWS" }, pipeline);
        Assert.Empty(pipeline.Errors);
        Assert.True(connection.WriteRequests > 0);
    }

    [Fact]
    public void Credentials_that_exclude_each_other_are_refused()
    {
        Refused(nameof(Faults.ParametersConflict), new ConnectEntraAwsCommand { CertificateThumbprint = "00", CertificatePath = In("a.pfx") });
        Refused(nameof(Faults.ParametersConflict), new ConnectEntraAwsCommand { CertificateThumbprint = "00", AccessToken = new SecureString() });
        Refused(nameof(Faults.ParametersConflict), new NewAwsSamlProviderCommand { SamlMetadata = "<a/>", MetadataPath = In("b.xml") });
        Refused(nameof(Faults.ParameterMissing), new NewEntraAwsSandboxCommand { Path = In("c.json"), CredentialReport = In("r.csv") });
    }

    [Fact]
    public void A_sandbox_is_not_overwritten()
    {
        var pipeline = new FakePipeline();
        CmdletRun.Run(new NewEntraAwsSandboxCommand { Path = In("twice.json") }, pipeline);
        var before = File.ReadAllBytes(In("twice.json"));
        Refused(nameof(Faults.SandboxExists), new NewEntraAwsSandboxCommand { Path = In("twice.json") });
        Assert.Equal(before, File.ReadAllBytes(In("twice.json")));
    }

    [Fact]
    public void A_refused_sandbox_is_not_written()
    {
        CmdletRun.Run(new NewEntraAwsSandboxCommand { Path = In("no.json") }, new FakePipeline { IsWhatIf = true });
        CmdletRun.Run(new NewEntraAwsSandboxCommand { Path = In("no.json") }, new FakePipeline { Answer = _ => false });
        Assert.False(File.Exists(In("no.json")));
    }

    [Theory]
    [InlineData("missing", null, nameof(Faults.SandboxUnusable))]
    [InlineData("empty", "", nameof(Faults.SandboxUnusable))]
    [InlineData("malformed", "{ \"Format\": 1, ", nameof(Faults.SandboxUnusable))]
    [InlineData("a list", "[1, 2, 3]", nameof(Faults.SandboxUnusable))]
    [InlineData("null", "null", nameof(Faults.SandboxUnusable))]
    [InlineData("of the future", "{ \"Format\": 99 }", nameof(Faults.SandboxUnusable))]
    [InlineData("binary", "\u0000\u0001\u0002", nameof(Faults.SandboxUnusable))]
    public void A_file_that_is_no_sandbox_is_not_opened(string name, string? text, string errorId)
    {
        if (text is not null) File.WriteAllText(In(name), text);
        Refused(errorId, new ConnectEntraAwsCommand { Sandbox = In(name) });
        if (text is not null) Assert.Equal(text, File.ReadAllText(In(name)));
    }

    [Theory]
    [InlineData("missing", null, nameof(Faults.FileNotFound))]
    [InlineData("empty", "", nameof(Faults.AuthorizationDetailsInvalid))]
    [InlineData("malformed", "{ \"UserDetailList\": [", nameof(Faults.AuthorizationDetailsInvalid))]
    [InlineData("other", "{ \"Buckets\": [] }", nameof(Faults.AuthorizationDetailsInvalid))]
    [InlineData("text", "UserName,Arn", nameof(Faults.AuthorizationDetailsInvalid))]
    [InlineData("no account", "{ \"UserDetailList\": [] }", nameof(Faults.AuthorizationDetailsInvalid))]
    [InlineData("deep", null, nameof(Faults.AuthorizationDetailsInvalid))]
    public void Details_that_are_none_make_no_sandbox(string name, string? text, string errorId)
    {
        if (name == "deep") text = new string('[', 5000);
        if (text is not null) File.WriteAllText(In(name), text);
        Refused(errorId, new NewEntraAwsSandboxCommand { Path = In("new.json"), AuthorizationDetails = In(name) });
        Assert.False(File.Exists(In("new.json")));
    }

    [Fact]
    public void A_folder_is_no_details_file() =>
        Refused(nameof(Faults.FileNotFound), new NewEntraAwsSandboxCommand { Path = In("new.json"), AuthorizationDetails = _folder });

    [Fact]
    public void Details_past_every_measure_are_not_even_opened()
    {
        using (var file = File.Create(In("huge.json"))) file.SetLength((1L << 30) + 1); // sparse
        Refused(nameof(Faults.FileTooLarge), new NewEntraAwsSandboxCommand { Path = In("new.json"), AuthorizationDetails = In("huge.json") });
    }

    [Fact]
    public void A_report_of_another_account_is_refused()
    {
        const string details = """{"UserDetailList":[{"Path":"/","UserName":"ada","UserId":"AIDA1","Arn":"arn:aws:iam::123456789012:user/ada","CreateDate":"2020-01-01T00:00:00Z","GroupList":[],"AttachedManagedPolicies":[]}],"GroupDetailList":[],"RoleDetailList":[],"Policies":[]}""";
        File.WriteAllText(In("d.json"), details);
        File.WriteAllText(In("r.csv"), "user,arn\nada,arn:aws:iam::210987654321:user/ada\n");
        Refused(nameof(Faults.AuthorizationDetailsInvalid), new NewEntraAwsSandboxCommand { Path = In("new.json"), AuthorizationDetails = In("d.json"), CredentialReport = In("r.csv") });
        var pipeline = new FakePipeline();
        CmdletRun.Run(new NewEntraAwsSandboxCommand { Path = In("new.json"), AuthorizationDetails = In("d.json") }, pipeline);
        Assert.Equal("123456789012", Assert.IsType<EntraAwsSandbox>(Assert.Single(pipeline.Output)).AccountId);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);

    private static void Refused(string errorId, EntraAwsCmdlet cmdlet)
    {
        var pipeline = new FakePipeline();
        if (cmdlet is ConnectedCmdlet connected)
        {
            using var run = new SandboxRun();
            connected.Connection = run.OpenAsync().GetAwaiter().GetResult().Connection;
            run.Requests.Clear();
            CmdletRun.Run(cmdlet, pipeline);
            Assert.Empty(run.Requests.All);
        }
        else
        {
            CmdletRun.Run(cmdlet, pipeline);
        }

        Assert.Equal(errorId, Assert.Single(pipeline.Errors).ErrorId);
        Assert.Empty(pipeline.Output);
        Assert.Empty(pipeline.Questions);
    }
}
