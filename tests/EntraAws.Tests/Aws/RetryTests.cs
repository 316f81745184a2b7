using EntraAws.Engine.Aws;
using static EntraAws.Tests.Aws.FakeAws;

namespace EntraAws.Tests.Aws;

public sealed class RetryTests
{
    private const string Role = "<Role><RoleName>Ops</RoleName><Arn>arn:aws:iam::111122223333:role/Ops</Arn></Role>";

    private static readonly NewIamRole Ops = new("Ops", "/", "{}", null, 3600, new Dictionary<string, string>());

    [Fact]
    public async Task A_throttled_read_is_repeated_in_virtual_time()
    {
        var aws = new FakeAws().On("ListAccountAliases", Error(400, "Throttling"), Error(400, "Throttling"), Error(503, "ServiceUnavailable"),
            Ok("ListAccountAliases", "<AccountAliases><member>acme</member></AccountAliases>"));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        Assert.Equal("acme", await account.GetAccountAliasAsync(CancellationToken.None));
        Assert.Equal(4, aws.Actions.Count(a => a == "ListAccountAliases"));
        Assert.Equal(5, connection.Counter.Reads);
        Assert.True(connection.Clock.Waited > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_rate_that_is_refused_for_good_ends_after_ten_attempts()
    {
        var aws = new FakeAws().On("ListAccountAliases", Error(400, "Throttling"));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => account.GetAccountAliasAsync(CancellationToken.None));
        Assert.Equal("AwsThrottled", error.ErrorId);
        Assert.Equal("iam:ListAccountAliases", error.FaultTarget);
        Assert.Equal(10, aws.Actions.Count(a => a == "ListAccountAliases"));
    }

    [Fact]
    public async Task A_broken_connection_is_repeated_and_then_told()
    {
        var aws = new FakeAws().On("ListAccountAliases", Broken());
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => account.GetAccountAliasAsync(CancellationToken.None));
        Assert.Equal("AwsUnreachable", error.ErrorId);
        Assert.Equal(10, aws.Actions.Count(a => a == "ListAccountAliases"));
    }

    [Fact]
    public async Task Each_attempt_is_signed_anew()
    {
        var aws = new FakeAws().On("ListAccountAliases", Error(400, "Throttling"), Ok("ListAccountAliases"));
        aws.Before = action => { if (action == "ListAccountAliases") Thread.Sleep(1100); };
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        Assert.Null(await account.GetAccountAliasAsync(CancellationToken.None));
        Assert.NotEqual(aws.Calls[^2].Authorization, aws.Calls[^1].Authorization);
    }

    [Fact]
    public async Task A_lost_answer_to_a_create_ends_as_exists_and_can_be_read_back()
    {
        var aws = new FakeAws()
            .On("CreateRole", Broken(), Error(409, "EntityAlreadyExists"))
            .On("GetRole", Error(404, "NoSuchEntity"), Error(404, "NoSuchEntity"), Ok("GetRole", Role));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => account.CreateRoleAsync(Ops, CancellationToken.None));
        Assert.Equal("AwsEntityExists", error.ErrorId);
        // It was waited for, so that reading back finds it.
        Assert.Equal(5, aws.Actions.Count(a => a == "GetRole"));
    }

    [Fact]
    public async Task A_role_that_exists_is_told_at_once()
    {
        var aws = new FakeAws().On("CreateRole", Error(409, "EntityAlreadyExists"));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        await Assert.ThrowsAsync<EntraAwsException>(() => account.CreateRoleAsync(Ops, CancellationToken.None));
        Assert.Equal(["GetCallerIdentity", "CreateRole"], aws.Actions);
        Assert.Equal(1, connection.Counter.Writes);
    }

    [Fact]
    public async Task An_unknown_principal_and_a_concurrent_change_are_waited_out()
    {
        var aws = new FakeAws()
            .On("CreateRole", Error(400, "MalformedPolicyDocument", "Invalid principal in policy: \"Federated\":\"x\""), Error(409, "ConcurrentModification"), Ok("CreateRole"))
            .On("GetRole", Ok("GetRole", Role));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        await account.CreateRoleAsync(Ops, CancellationToken.None);
        Assert.Equal(3, aws.Actions.Count(a => a == "CreateRole"));
        Assert.Equal(3, aws.Actions.Count(a => a == "GetRole"));
    }

    [Fact]
    public async Task A_principal_that_stays_unknown_is_told_within_minutes()
    {
        var aws = new FakeAws().On("CreateRole", Error(400, "MalformedPolicyDocument", "Invalid principal in policy"));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => account.CreateRoleAsync(Ops, CancellationToken.None));
        Assert.Equal("AwsRequestRefused", error.ErrorId);
        Assert.InRange(connection.Clock.Waited, TimeSpan.FromSeconds(50), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_role_that_never_shows_up_is_told()
    {
        var aws = new FakeAws().On("CreateRole", Ok("CreateRole")).On("GetRole", Error(404, "NoSuchEntity"));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => account.CreateRoleAsync(Ops, CancellationToken.None));
        Assert.Equal("AwsNotVisible", error.ErrorId);
    }

    [Fact]
    public async Task A_fresh_role_that_is_not_found_yet_is_tried_again()
    {
        var aws = new FakeAws()
            .On("CreateRole", Ok("CreateRole"))
            .On("GetRole", Ok("GetRole", Role))
            .On("AttachRolePolicy", Error(404, "NoSuchEntity", "The role with name Ops cannot be found."), Ok("AttachRolePolicy"))
            .On("TagRole", Error(404, "NoSuchEntity", "The role with name Other cannot be found."));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        await account.CreateRoleAsync(Ops, CancellationToken.None);
        await account.AttachRolePolicyAsync("Ops", "arn:aws:iam::aws:policy/ReadOnlyAccess", CancellationToken.None);
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => account.TagRoleAsync("Other", new Dictionary<string, string>(), CancellationToken.None));

        Assert.Equal("AwsEntityNotFound", error.ErrorId);
        Assert.Equal(2, aws.Actions.Count(a => a == "AttachRolePolicy"));
        Assert.Equal(1, aws.Actions.Count(a => a == "TagRole"));
    }

    [Fact]
    public async Task A_role_that_one_read_knows_and_the_next_does_not_is_waited_for()
    {
        var aws = new FakeAws()
            .On("GetRole", Ok("GetRole", Role))
            .On("ListAttachedRolePolicies", Error(404, "NoSuchEntity"), Ok("ListAttachedRolePolicies", "<AttachedPolicies><member><PolicyArn>arn:aws:iam::aws:policy/A</PolicyArn></member></AttachedPolicies>"));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        var role = await account.GetRoleAsync("Ops", CancellationToken.None);
        Assert.Equal(["arn:aws:iam::aws:policy/A"], role!.AttachedPolicies);
    }
}
