using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Stacks;
using static EntraAws.Tests.Stacks.StackRun;

namespace EntraAws.Tests.Stacks;

/// <summary>The last that is taken, and the first that is refused.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData(51_200, false, true)]
    [InlineData(51_201, false, false)]
    [InlineData(1_048_576, true, true)]
    [InlineData(1_048_577, true, false)]
    public async Task A_template_has_51200_bytes_in_a_request_and_1048576_from_s3(int size, bool fromS3, bool fits)
    {
        using var run = new StackRun(2);
        var session = await run.OpenAsync();
        var padding = size - Compact((await session.Stacks.ExportAsync(Padded(run, fromS3, 0) with { ForTemplateUrl = true }, new QuietHost(), default)).TemplateBody);
        File.Delete(run.TemplatePath);
        var export = session.Stacks.ExportAsync(Padded(run, fromS3, padding) with { ForTemplateUrl = fromS3 }, new QuietHost(), default);
        if (fits) Assert.Equal((size, size), ((await export).Size, (int)new FileInfo(run.TemplatePath).Length));
        else Assert.Equal(nameof(Faults.StackTemplateTooLarge), (await Assert.ThrowsAsync<EntraAwsException>(() => export)).ErrorId);
        Assert.Equal(fits, File.Exists(run.TemplatePath));
    }

    [Theory]
    [InlineData(51_200, false, null)]
    [InlineData(51_201, false, nameof(Faults.StackTemplateTooLarge))]
    [InlineData(1_048_576, true, null)]
    [InlineData(1_048_577, true, nameof(Faults.FileTooLarge))]
    public async Task What_is_published_keeps_to_the_same(int size, bool fromS3, string? errorId)
    {
        using var run = new StackRun(2);
        var body = (await run.ExportAsync(Role("Developer"))).TemplateBody;
        await File.WriteAllTextAsync(run.TemplatePath, body + new string(' ', size - body.Length));
        var publish = run.PublishAsync(new QuietHost { IsPreview = true }, run.Publication() with { TemplateUrl = fromS3 ? "https://example.s3.amazonaws.com/roles.json" : null });
        if (errorId is null) Assert.True(Assert.Single(await publish).Planned);
        else Assert.Equal(errorId, (await Assert.ThrowsAsync<EntraAwsException>(() => publish)).ErrorId);
    }

    [Theory]
    [InlineData(499, false, true)]
    [InlineData(500, false, false)]
    [InlineData(500, true, true)]
    [InlineData(501, true, false)]
    public Task It_has_500_resources_the_provider_included(int roles, bool withoutProvider, bool fits) => ExportAsync(
        r => r with { ForTemplateUrl = true, WithoutProvider = withoutProvider, SamlMetadata = withoutProvider ? null : Metadata, Roles = [.. Enumerable.Range(0, roles).Select(i => Role($"R{i}"))] },
        fits ? null : nameof(Faults.StackResourcesTooMany));

    [Theory]
    [InlineData(10_240, true)]
    [InlineData(10_241, false)]
    public Task A_role_has_10240_characters_of_inline_policies_white_space_not_counted(int size, bool fits)
    {
        const string other = """{"Version": "2012-10-17", "Statement": [ {"Effect":"Allow","Action":"s3:*","Resource":"*"} ] }""";
        const string empty = """{"Version":"2012-10-17","Statement":[{"Sid":"","Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";
        var sid = new string('x', size - empty.Length - other.Count(c => c != ' '));
        var role = Role("A") with { InlinePolicies = new Dictionary<string, string> { ["one"] = other, ["two"] = empty.Replace("\"Sid\":\"\"", $"\"Sid\":\"{sid}\"", StringComparison.Ordinal) } };
        return ExportAsync(r => r with { Roles = [role] }, fits ? null : nameof(Faults.InlinePolicyInvalid));
    }

    [Theory]
    [InlineData(25, true)]
    [InlineData(26, false)]
    public Task A_role_has_25_managed_policies(int count, bool fits) => ExportAsync(
        r => r with { Roles = [Role("A", [.. Enumerable.Range(0, count).Select(i => $"arn:aws:iam::999988887777:policy/P{i}")])] }, fits ? null : nameof(Faults.TooManyPolicies));

    [Theory]
    [InlineData(239, true)]
    [InlineData(240, false)]
    public Task Both_arns_of_a_role_have_less_than_240_characters(int length, bool fits)
    {
        const string account = "arn:aws:iam::111122223333:";
        var taken = $"{account}role//A{account}saml-provider/EntraID".Length;
        return ExportAsync(r => r with { Roles = [Role("A") with { Path = $"/{new string('p', length - taken)}/" }] }, fits ? null : nameof(Faults.ArnsTooLong));
    }

    private static async Task ExportAsync(Func<RoleStackRequest, RoleStackRequest> change, string? errorId)
    {
        using var run = new StackRun(2);
        var session = await run.OpenAsync();
        var export = session.Stacks.ExportAsync(change(run.Template(Role("A"))), new QuietHost(), default);
        if (errorId is null) Assert.False((await export).Planned);
        else Assert.Equal(errorId, (await Assert.ThrowsAsync<EntraAwsException>(() => export)).ErrorId);
    }

    /// <summary>A template that is longer by as many bytes, which stand in descriptions.</summary>
    private static RoleStackRequest Padded(StackRun run, bool large, int padding)
    {
        var inline = new Dictionary<string, string> { ["Own"] = $$"""{"Version":"2012-10-17","Statement":[{"Sid":"{{new string('x', 1000)}}","Effect":"Allow","Action":"s3:*","Resource":"*"}]}""" };
        return run.Template([.. Enumerable.Range(0, large ? 490 : 60).Select(i =>
        {
            var share = Math.Clamp(padding - (i * 999), 0, 999);
            return Role($"Role{i:000}", "ReadOnlyAccess") with { Description = new string('d', share + 1), InlinePolicies = large ? inline : new Dictionary<string, string>() };
        })]);
    }

    private static int Compact(string template) => StackTemplateWriter.Write(JsonNode.Parse(template)!.AsObject(), 0).Length;
}
