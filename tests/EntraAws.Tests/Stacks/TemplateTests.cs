using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Documents;
using static EntraAws.Tests.Stacks.StackRun;

namespace EntraAws.Tests.Stacks;

/// <summary>The template that is written, and what is refused before it.</summary>
public sealed class TemplateTests
{
    [Fact]
    public async Task The_same_input_in_another_order_gives_the_same_bytes()
    {
        using var run = new StackRun();
        await run.ExportAsync(Role("Developer", "ReadOnlyAccess", "AmazonS3FullAccess"), Role("Auditor", "SecurityAudit"));
        var first = await File.ReadAllBytesAsync(run.TemplatePath);
        await run.ExportAsync(Role("Auditor", "SecurityAudit"), Role("Developer", "AmazonS3FullAccess", "ReadOnlyAccess"));
        Assert.Equal(first, await File.ReadAllBytesAsync(run.TemplatePath));
        Assert.DoesNotContain((byte)'\r', first);
    }

    [Fact]
    public async Task It_holds_what_was_asked_for_and_nothing_else()
    {
        using var run = new StackRun();
        var role = Role("People-Support", "SupportUser", "arn:aws:iam::999988887777:policy/team/Own") with
        {
            Path = "/people/", Description = "Support", MaxSessionDuration = 14400, Tags = new Dictionary<string, string> { ["team"] = "A" },
            InlinePolicies = new Dictionary<string, string> { ["Tickets"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"support:*","Resource":"*"}]}""" },
        };
        var host = new QuietHost();
        var stack = await (await run.OpenAsync()).Stacks.ExportAsync(run.Template(role), host, default);
        var resources = JsonNode.Parse(stack.TemplateBody)!["Resources"]!.AsObject();
        Assert.Equal(2, resources.Count);
        var properties = resources.Single(r => (string?)r.Value!["Type"] == "AWS::IAM::Role").Value!["Properties"]!;
        Assert.Equal(["AssumeRolePolicyDocument", "Description", "ManagedPolicyArns", "MaxSessionDuration", "Path", "Policies", "RoleName", "Tags"], properties.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/team/Own", "arn:${AWS::Partition}:iam::aws:policy/job-function/SupportUser"], properties["ManagedPolicyArns"]!.AsArray().Select(p => (string?)p!["Fn::Sub"]));
        Assert.Equal("https://signin.aws.amazon.com/saml", (string?)properties["AssumeRolePolicyDocument"]!["Statement"]![0]!["Condition"]!["StringEquals"]!["SAML:aud"]);
        Assert.Equal(("/people/", "Support", 14400), ((string?)properties["Path"], (string?)properties["Description"], (int?)properties["MaxSessionDuration"]));
        Assert.Equal("{\"Key\":\"team\",\"Value\":\"A\"}", Assert.Single(properties["Tags"]!.AsArray())!.ToJsonString());
        Assert.Equal("support:*", (string?)Assert.Single(properties["Policies"]!.AsArray())!["PolicyDocument"]!["Statement"]![0]!["Action"]);
        Assert.Contains("/team/Own", Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_loses_what_aws_does_not_read_and_means_the_same()
    {
        var whole = SamlMetadata.Read(Metadata.Replace("<IDPSSODescriptor", "<RoleDescriptor protocolSupportEnumeration=\"x\">\n   <!-- federation -->\n</RoleDescriptor>\n  <IDPSSODescriptor", StringComparison.Ordinal), null);
        var reduced = Engine.Stacks.StackMetadata.Reduce(whole);
        Assert.True(reduced.MeansTheSameAs(whole));
        Assert.True(reduced.Document.Length is >= SamlMetadata.LeastLength && reduced.Document.Length < whole.Document.Length);
        Assert.DoesNotContain("RoleDescriptor", reduced.Document, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', reduced.Document);
    }

    [Fact]
    public async Task Past_51200_bytes_the_ways_out_are_told_and_nothing_is_written()
    {
        using var run = new StackRun();
        var roles = Enumerable.Range(0, 150).Select(i => Role($"Role{i:000}", "ReadOnlyAccess")).ToArray();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.ExportAsync(roles));
        Assert.Equal(nameof(Faults.StackTemplateTooLarge), error.ErrorId);
        foreach (var way in new[] { "51,200", "-ForTemplateUrl", "-TemplateUrl", "fewer roles", "-WithoutProvider" }) Assert.Contains(way, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(run.TemplatePath));
        var large = await (await run.OpenAsync()).Stacks.ExportAsync(run.Template(roles) with { ForTemplateUrl = true }, new QuietHost(), default);
        Assert.InRange(large.Size, 51_201, 1_048_576);
        Assert.Equal(nameof(Faults.StackTemplateTooLarge), (await Assert.ThrowsAsync<EntraAwsException>(() => run.PublishAsync())).ErrorId);
    }

    [Fact]
    public async Task Without_white_space_more_roles_fit()
    {
        using var run = new StackRun();
        var stack = await run.ExportAsync([.. Enumerable.Range(0, 80).Select(i => Role($"Role{i:000}", "ReadOnlyAccess"))]);
        Assert.InRange(stack.Size, 25_000, 51_200);
        Assert.Equal(1, stack.TemplateBody.Count(c => c == '\n'));
    }

    [Fact]
    public async Task A_role_given_twice_alike_is_one_and_otherwise_refused()
    {
        using var run = new StackRun();
        Assert.Single((await run.ExportAsync(Role("A", "ReadOnlyAccess"), Role("A", "ReadOnlyAccess"))).RoleName);
        Assert.Equal(nameof(Faults.StackRoleTwice), (await Assert.ThrowsAsync<EntraAwsException>(() => run.ExportAsync(Role("A"), Role("a", "ReadOnlyAccess")))).ErrorId);
    }

    [Fact]
    public async Task Without_a_provider_the_roles_trust_the_one_of_each_account()
    {
        using var run = new StackRun();
        var stack = await (await run.OpenAsync()).Stacks.ExportAsync(run.Template(Role("A")) with { SamlMetadata = null, WithoutProvider = true }, new QuietHost(), default);
        Assert.DoesNotContain("SAMLProvider", stack.TemplateBody, StringComparison.Ordinal);
        Assert.Contains("arn:${AWS::Partition}:iam::${AWS::AccountId}:saml-provider/EntraID", stack.TemplateBody, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "name", nameof(Faults.RoleNameInvalid) }, { "path", nameof(Faults.RolePathInvalid) }, { "duration", nameof(Faults.SessionDurationInvalid) },
        { "long", nameof(Faults.ArnsTooLong) }, { "policy", nameof(Faults.PolicyNotFound) }, { "inline", nameof(Faults.InlinePolicyInvalid) },
        { "inlinesize", nameof(Faults.InlinePolicyInvalid) }, { "provider", nameof(Faults.ProviderNameInvalid) }, { "metadata", nameof(Faults.MetadataInvalid) },
        { "none", nameof(Faults.MetadataMissing) }, { "many", nameof(Faults.StackResourcesTooMany) }, { "tags", nameof(Faults.TagInvalid) }, { "folder", nameof(Faults.FileNotFound) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Bad_input_is_refused(string what, string errorId)
    {
        using var run = new StackRun();
        var role = Role("A", "ReadOnlyAccess");
        var request = run.Template(role);
        request = what switch
        {
            "name" => request with { Roles = [Role("a,b")] },
            "path" => request with { Roles = [role with { Path = "people" }] },
            "duration" => request with { Roles = [role with { MaxSessionDuration = 60 }] },
            "long" => request with { Roles = [role with { Path = $"/{new string('p', 180)}/" }] },
            "policy" => request with { Roles = [Role("A", "NoSuchPolicy")] },
            "inline" => request with { Roles = [role with { InlinePolicies = new Dictionary<string, string> { ["x"] = "no json" } }] },
            "inlinesize" => request with { Roles = [role with { InlinePolicies = new Dictionary<string, string> { ["x"] = $$"""{"Statement":[{"Sid":"{{new string('x', 10_300)}}"}]}""" } }] },
            "provider" => request with { ProviderName = "a b" },
            "metadata" => request with { SamlMetadata = "<x/>" },
            "none" => request with { SamlMetadata = null },
            "many" => request with { ForTemplateUrl = true, Roles = [.. Enumerable.Range(0, 500).Select(i => Role($"R{i}"))] },
            "tags" => request with { Roles = [role with { Tags = new Dictionary<string, string> { ["aws:x"] = "y" } }] },
            _ => request with { TemplatePath = Path.Combine(run.TemplatePath, "missing", "roles.json") },
        };
        var session = await run.OpenAsync();
        Assert.Equal(errorId, (await Assert.ThrowsAsync<EntraAwsException>(() => session.Stacks.ExportAsync(request, new QuietHost(), default))).ErrorId);
        Assert.False(File.Exists(run.TemplatePath));
    }
}
