using System.Text;
using System.Text.Json.Nodes;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

/// <summary>IAM Identity Center, spoken to with a bare HttpClient.</summary>
public sealed class AwsIdentityCenterTests : IDisposable
{
    private readonly AwsWire _wire = new();
    private readonly HttpClient _client;

    public AwsIdentityCenterTests() => _client = new HttpClient(_wire.Cloud.CreateAwsHandler());

    private SandboxIdentityCenter Center => _wire.Cloud.Store.Read(s => s.IdentityCenter!);

    private string Instance => Center.InstanceArn("aws");

    private string ReadOnly => $"arn:aws:sso:::permissionSet/{Center.InstanceId}/{Center.PermissionSets[0].Id}";

    public void Dispose()
    {
        _client.Dispose();
        _wire.Dispose();
    }

    [Fact]
    public async Task It_answers_in_its_own_Region_and_to_those_who_manage_it()
    {
        Assert.Single((await Sso("ListInstances", [])).Body["Instances"]!.AsArray());
        Assert.Empty((await Sso("ListInstances", [], "us-east-1")).Body["Instances"]!.AsArray());
        Assert.Equal("ResourceNotFoundException", (await Sso("ListPermissionSets", Of(), "us-east-1")).Code);
        _wire.Key = SandboxCredentials.For(AwsWire.Member).AccessKeyId;
        Assert.Empty((await Sso("ListInstances", [])).Body["Instances"]!.AsArray());
        Assert.Equal("AccessDeniedException", (await Sso("ListPermissionSets", Of())).Code);
        Center.DelegatedAdministrators.Add(AwsWire.Member);
        Assert.Equal("", (await Sso("ListPermissionSets", Of())).Code);
        Assert.Equal("AccessDeniedException", (await Assign(AwsWire.Home)).Code);
    }

    [Theory]
    [InlineData("Name", "with space", "ValidationException")]
    [InlineData("Name", "This-name-has-thirty-three-chars.", "ValidationException")]
    [InlineData("Name", "readonly", "ConflictException")]
    [InlineData("SessionDuration", "PT59M", "ValidationException")]
    [InlineData("SessionDuration", "PT13H", "ValidationException")]
    [InlineData("SessionDuration", "12 hours", "ValidationException")]
    [InlineData("Description", "\u6f22", "ValidationException")]
    public async Task Bad_settings_are_refused(string member, string value, string code)
    {
        var fields = Of();
        fields["Name"] = "Fine";
        fields[member] = value;
        Assert.Equal(code, (await Sso("CreatePermissionSet", fields)).Code);
    }

    [Fact]
    public async Task Only_policies_of_AWS_are_attached_by_ARN_and_no_policy_twice()
    {
        Assert.Equal("ValidationException", (await Attach($"arn:aws:iam::{AwsWire.Home}:policy/Own")).Code);
        Assert.Equal("ResourceNotFoundException", (await Attach("arn:aws:iam::aws:policy/NoSuchPolicy")).Code);
        Assert.Equal("ConflictException", (await Attach("arn:aws:iam::aws:policy/ReadOnlyAccess")).Code);
        Assert.Equal("", (await Attach("arn:aws:iam::aws:policy/SecurityAudit")).Code);
    }

    [Fact]
    public async Task An_assignment_takes_a_while_and_no_more_than_ten_go_on_at_once()
    {
        _wire.Cloud.Store.Update(s =>
        {
            for (var i = 0; i < 11; i++) s.Organization!.Accounts.Add(new SandboxMemberAccount { AccountId = $"{700000000000 + i}" });
            return 0;
        });
        var first = await Assign("700000000000");
        Assert.Equal("IN_PROGRESS", (string?)first.Body["AccountAssignmentCreationStatus"]!["Status"]);
        Assert.Equal("ConflictException", (await Assign("700000000000")).Code);
        for (var i = 1; i < 10; i++) Assert.Equal("", (await Assign($"{700000000000 + i}")).Code);
        Assert.Equal("ThrottlingException", (await Assign("700000000010")).Code);
        _wire.Later(10);
        Assert.Equal("", (await Assign("700000000010")).Code);
        var fields = Of();
        fields["AccountAssignmentCreationRequestId"] = (string?)first.Body["AccountAssignmentCreationStatus"]!["RequestId"];
        Assert.Equal("SUCCEEDED", (string?)(await Sso("DescribeAccountAssignmentCreationStatus", fields)).Body["AccountAssignmentCreationStatus"]!["Status"]);
    }

    [Fact]
    public async Task All_operations_share_twenty_requests_a_second()
    {
        for (var i = 0; i < 20; i++) Assert.Equal("", (await Sso(i % 2 == 0 ? "ListInstances" : "ListPermissionSets", i % 2 == 0 ? [] : Of())).Code);
        Assert.Equal("ThrottlingException", (await Sso("ListInstances", [])).Code);
        _wire.Later(1);
        Assert.Equal("", (await Sso("ListInstances", [])).Code);
    }

    private JsonObject Of() => new() { ["InstanceArn"] = Instance };

    private Task<(string Code, JsonObject Body)> Attach(string arn)
    {
        var fields = Of();
        (fields["PermissionSetArn"], fields["ManagedPolicyArn"]) = (ReadOnly, arn);
        return Sso("AttachManagedPolicyToPermissionSet", fields);
    }

    private Task<(string Code, JsonObject Body)> Assign(string account)
    {
        var fields = Of();
        (fields["PermissionSetArn"], fields["TargetId"], fields["TargetType"], fields["PrincipalType"], fields["PrincipalId"]) = (ReadOnly, account, "AWS_ACCOUNT", "USER", Center.Users[0].UserId);
        return Sso("CreateAccountAssignment", fields);
    }

    private async Task<(string Code, JsonObject Body)> Sso(string action, JsonObject fields, string region = "eu-central-1")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://sso.{region}.amazonaws.com/") { Content = new StringContent(fields.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", AwsWire.Authorization(_wire.Key, "sso").Replace("us-east-1", region));
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "SWBExternalService." + action);
        using var response = await _client.SendAsync(request);
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        return ((string?)json["__type"] ?? "", json);
    }
}
