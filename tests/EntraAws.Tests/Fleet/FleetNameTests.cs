using EntraAws.Benchmarks.Fleet;
using EntraAws.Commands;
using EntraAws.Contracts;
using EntraAws.Rules;
using EntraAws.Tests.Hosting;

namespace EntraAws.Tests.Fleet;

/// <summary>Names for many accounts.</summary>
public sealed class FleetNameTests
{
    private const string Account = "111122223333";

    [Theory]
    [InlineData("AWS {AccountName} {AccountId}", "AWS Contoso 111122223333")]
    [InlineData("{accountalias}/{ROLENAME}", "contoso/Developer")]
    [InlineData("no placeholder", "no placeholder")]
    [InlineData("{{AccountId}} {AccountId}}}", "{AccountId} 111122223333}")]
    [InlineData("a lone } and a lone {", "a lone } and a lone {")]
    public void A_template_is_filled(string template, string name) =>
        Assert.Equal(name, NameTemplate.ForGroups.Fill(template, Account, "Contoso", "contoso", "Developer"));

    [Theory]
    [InlineData("{Account}", "'{Account}'")]
    [InlineData("AWS {}", "'{}'")]
    [InlineData("AWS {0}", "'{0}'")]
    [InlineData("AWS {RoleName}", "'{RoleName}'")]
    public void An_unknown_placeholder_is_refused(string template, string named)
    {
        var error = Assert.Throws<EntraAwsException>(() => NameTemplate.ForApps.Fill(template, Account, "n", "a", null));
        Assert.Equal(nameof(Faults.PlaceholderUnknown), error.ErrorId);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains("{AccountName}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_refused_before_the_first_input_and_any_call()
    {
        using var run = new SandboxRun();
        var connection = (await run.OpenAsync()).Connection;
        run.Requests.Clear();
        Assert.Equal(nameof(Faults.PlaceholderUnknown), Assert.Throws<EntraAwsException>(() =>
            CmdletRun.Run(new NewEntraAwsAppCommand { Connection = connection, DisplayName = "AWS {Acount}" }, new FakePipeline())).ErrorId);
        Assert.Equal(nameof(Faults.PlaceholderUnknown), Assert.Throws<EntraAwsException>(() =>
            CmdletRun.Run(new SetAwsGroupRoleMappingCommand { Connection = connection, GroupName = "AWS-{Role}", AppRole = "Developer", App = new("x") }, new FakePipeline())).ErrorId);
        Assert.Empty(run.Requests.All);
    }

    [Fact]
    public async Task What_is_not_known_too_long_or_shared_is_one_error_each_and_sends_nothing()
    {
        using var run = new SandboxRun();
        var connection = (await run.OpenAsync()).Connection;
        run.Requests.Clear();
        var pipeline = new FakePipeline { IsWhatIf = true };
        CmdletRun.Run(new NewEntraAwsAppCommand { Connection = connection, DisplayName = "AWS {AccountName}" }, pipeline,
            c => (c.AccountId, c.AccountName) = (Account, null),
            c => c.AccountName = new string('x', 118),
            c => c.AccountName = "Same",
            c => (c.AccountId, c.AccountName) = ("444455556666", "same"));
        Assert.Equal([nameof(Faults.AppNameInvalid), nameof(Faults.NameCollides), nameof(Faults.PlaceholderEmpty)], pipeline.Errors.Select(e => e.ErrorId).Order());
        Assert.Equal("AWS Same", Assert.IsType<EntraAwsApp>(Assert.Single(pipeline.Output)).DisplayName);
        Assert.Empty(run.Requests.Writes);
    }

    [Theory]
    [InlineData("SUSPENDED", true)]
    [InlineData("PENDING_CLOSURE", true)]
    [InlineData("ACTIVE", false)]
    [InlineData(null, false)]
    public async Task An_account_that_is_not_active_is_left_out(string? state, bool leftOut)
    {
        using var run = new SandboxRun();
        var pipeline = new FakePipeline { IsWhatIf = true };
        CmdletRun.Run(new NewEntraAwsAppCommand { Connection = (await run.OpenAsync()).Connection, DisplayName = "AWS {AccountId}" }, pipeline, c => (c.AccountId, c.State) = (Account, state));
        Assert.Equal(leftOut ? 0 : 1, pipeline.Output.Count);
        Assert.Equal(leftOut, pipeline.Warnings.Exists(w => w.Contains(Account, StringComparison.Ordinal) && w.Contains("SUSPENDED", StringComparison.Ordinal) == (state == "SUSPENDED")));
        Assert.Empty(pipeline.Errors);
    }

    [Fact]
    public async Task A_group_template_that_two_accounts_share_is_refused_and_a_plain_name_is_not()
    {
        using var run = new SandboxRun();
        var connection = (await run.OpenAsync()).Connection;
        var (one, other) = ("arn:aws:iam::111122223333:role/Developer", "arn:aws:iam::444455556666:role/Developer");
        var pipeline = new FakePipeline { IsWhatIf = true };
        CmdletRun.Run(new SetAwsGroupRoleMappingCommand { Connection = connection, GroupName = "AWS-{RoleName}", CreateGroup = true }, pipeline,
            c => (c.App, c.AppRole, c.Planned) = (new(Guid.Empty), one, true), c => c.AppRole = other);
        Assert.Equal(nameof(Faults.NameCollides), Assert.Single(pipeline.Errors).ErrorId);
        pipeline = new FakePipeline { IsWhatIf = true };
        CmdletRun.Run(new SetAwsGroupRoleMappingCommand { Connection = connection, GroupName = "AWS-Developers", CreateGroup = true }, pipeline,
            c => (c.App, c.AppRole, c.Planned) = (new(Guid.Empty), one, true), c => c.AppRole = other);
        Assert.Empty(pipeline.Errors);
        Assert.Equal(["AWS-Developers", "AWS-Developers"], pipeline.Output.Cast<GroupRoleMapping>().Select(m => m.GroupName));
    }
}
