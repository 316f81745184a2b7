using EntraAws.Contracts;
using EntraAws.Sandbox;
using static EntraAws.Tests.Stacks.StackRun;

namespace EntraAws.Tests.Stacks;

/// <summary>Where stack sets do not fit, and what is refused.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("name", nameof(Faults.StackSetNameInvalid))]
    [InlineData("unit", nameof(Faults.OrganizationalUnitInvalid))]
    [InlineData("account", nameof(Faults.AccountIdInvalid))]
    [InlineData("tolerance", nameof(Faults.PercentageInvalid))]
    [InlineData("concurrent", nameof(Faults.PercentageInvalid))]
    [InlineData("url", nameof(Faults.TemplateUrlInvalid))]
    [InlineData("role", nameof(Faults.ArnInvalid))]
    [InlineData("json", nameof(Faults.StackTemplateUnreadable))]
    [InlineData("foreign", nameof(Faults.StackTemplateUnreadable))]
    [InlineData("file", nameof(Faults.FileNotFound))]
    public async Task Bad_input_is_refused_before_the_first_call(string what, string errorId)
    {
        using var run = new StackRun();
        await run.ExportAsync(Role("Developer"));
        var request = run.Publication();
        request = what switch
        {
            "name" => request with { StackSetName = "1st" },
            "unit" => request with { OrganizationalUnitIds = ["ou-1"] },
            "account" => request with { OrganizationalUnitIds = [], AccountIds = ["12"] },
            "tolerance" => request with { FailureTolerance = 101 },
            "concurrent" => request with { MaxConcurrent = 0 },
            "url" => request with { TemplateUrl = "http://example.com/x" },
            "role" => request with { AdministrationRoleArn = "role/x" },
            "json" => request with { TemplateBody = "Resources: yaml" },
            "foreign" => request with { TemplateBody = """{"Resources":{"Q":{"Type":"AWS::SQS::Queue"}}}""" },
            _ => request with { TemplatePath = run.TemplatePath + ".missing" },
        };
        Assert.Equal(errorId, (await Assert.ThrowsAsync<EntraAwsException>(() => run.PublishAsync(null, request))).ErrorId);
        Assert.Empty(run.Requests.All);
    }

    [Fact]
    public async Task Without_trusted_access_the_way_to_it_is_told()
    {
        using var run = new StackRun(change: s => s.Organization!.StackSetsTrusted = false);
        await run.ExportAsync(Role("Developer"));
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.PublishAsync());
        Assert.Equal(nameof(Faults.StackSetsNotTrusted), error.ErrorId);
        Assert.Contains("activate-organizations-access", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("organization", nameof(Faults.StackSetsNeedOrganization))]
    [InlineData("features", nameof(Faults.StackSetsNeedOrganization))]
    [InlineData("china", nameof(Faults.StackSetsUnavailable))]
    [InlineData("denied", nameof(Faults.AwsAccessDenied))]
    [InlineData("unit", nameof(Faults.AwsRequestRefused))]
    public async Task Where_they_do_not_fit_it_is_said(string what, string errorId)
    {
        using var run = new StackRun(change: s =>
        {
            if (what == "organization") s.Organization = null;
            else if (what == "features") s.Organization!.FeatureSet = "CONSOLIDATED_BILLING";
            else if (what == "china") s.Accounts[s.HomeAccountId].Partition = "aws-cn";
            else if (what == "denied") s.Accounts[s.HomeAccountId].DeniedActions.Add("cloudformation:CreateStackSet");
        });
        await run.ExportAsync(Role("Developer"));
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.PublishAsync(null, what == "unit" ? run.Publication("ou-0000-missing1") : null));
        Assert.Equal(errorId, error.ErrorId);
        if (what == "denied") Assert.Contains("cloudformation:CreateStackSet", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_set_of_somebody_else_is_left_alone()
    {
        using var run = new StackRun();
        await run.ExportAsync(Role("Developer"));
        run.State.StackSets.Add(new SandboxStackSet { AccountId = run.State.HomeAccountId, Name = Set, Id = Set + ":1", ServiceManaged = true, Template = """{"Resources":{"Q":{"Type":"AWS::SQS::Queue"}}}""" });
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.PublishAsync());
        Assert.Equal(nameof(Faults.StackSetForeign), error.ErrorId);
        Assert.Empty(run.Requests.Writes);
    }

    [Fact]
    public async Task Self_managed_accounts_need_both_roles_and_then_get_the_stack()
    {
        using var run = new StackRun();
        await run.ExportAsync(Role("Developer"));
        var request = run.Publication() with { OrganizationalUnitIds = [], AccountIds = [run.Account(0).AccountId, run.Account(1).AccountId] };
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.PublishAsync(null, request));
        Assert.Contains("AWSCloudFormationStackSetAdministrationRole", error.Message, StringComparison.Ordinal);

        var home = run.Account(0);
        home.Roles.Add(new SandboxRole { Name = "AWSCloudFormationStackSetAdministrationRole", TrustPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudformation.amazonaws.com"},"Action":"sts:AssumeRole"}]}""" });
        home.Roles.Add(new SandboxRole { Name = "AWSCloudFormationStackSetExecutionRole", TrustPolicy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{home.AccountId}}"},"Action":"sts:AssumeRole"}]}""" });
        var told = await run.PublishAsync(null, request);
        Assert.Equal([(home.AccountId, AwsRoleStackStatus.Succeeded), (run.Account(1).AccountId, AwsRoleStackStatus.Failed)], told.OrderBy(i => i.AccountId).Select(i => (i.AccountId!, i.Status)));
        Assert.Contains(home.Roles, r => r.Name == "Developer");

        Assert.Equal(nameof(Faults.StackSetModelDiffers), (await Assert.ThrowsAsync<EntraAwsException>(() => run.PublishAsync())).ErrorId);
    }

    [Fact]
    public async Task A_delegated_administrator_acts_for_the_organization()
    {
        using var run = new StackRun();
        await run.ExportAsync(Role("Developer"));
        run.State.HomeAccountId = run.Account(1).AccountId;
        Assert.Equal(nameof(Faults.AwsRequestRefused), (await Assert.ThrowsAsync<EntraAwsException>(() => run.PublishAsync())).ErrorId);
        run.State.Organization!.DelegatedAdministrators.Add(run.Account(1).AccountId);
        Assert.Equal(5, (await run.PublishAsync()).Count(i => i.Status == AwsRoleStackStatus.Succeeded));
        Assert.Equal(run.Account(0).AccountId, run.State.StackSets[0].AccountId);
    }
}
