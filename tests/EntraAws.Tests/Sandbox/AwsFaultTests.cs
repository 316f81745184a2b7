using System.Net;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class AwsFaultTests
{
    private readonly AwsWire _aws = new();

    [Theory]
    [InlineData(Fault.Throttle, 400, "Throttling")]
    [InlineData(Fault.ServerError, 500, "ServiceFailure")]
    [InlineData(Fault.Conflict, 409, "ConcurrentModification")]
    public async Task A_refused_write_is_not_carried_out(Fault fault, int status, string code)
    {
        _aws.Cloud.Faults = new ScriptedFaults().On("CreateRole", fault);
        (await Create()).Refused(status, code);
        (await Create()).Good();
    }

    [Fact]
    public async Task A_reset_happens_before_and_a_lost_answer_after_the_work()
    {
        var script = new ScriptedFaults().On("CreateRole", Fault.Reset, Fault.LostAnswer);
        _aws.Cloud.Faults = script;
        var reset = await Assert.ThrowsAsync<HttpRequestException>(Create);
        Assert.IsType<IOException>(reset.InnerException);
        await Assert.ThrowsAsync<HttpRequestException>(Create);
        (await Create()).Refused(409, "EntityAlreadyExists");
        Assert.True(script.Done);
    }

    [Fact]
    public async Task A_delay_moves_the_clock()
    {
        _aws.Cloud.Faults = new ScriptedFaults().On("ListRoles", Fault.Delay);
        (await _aws.Iam("ListRoles")).Good();
        Assert.Equal(AwsWire.Start + FaultGate.Delay, _aws.Cloud.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Only_actions_that_know_a_conflict_have_one()
    {
        _aws.Cloud.Faults = new ScriptedFaults().On("ListRoles", Fault.Conflict).On("AttachRolePolicy", Fault.Conflict).On("UpdateSAMLProvider", Fault.Conflict);
        (await _aws.Iam("ListRoles")).Good();
        (await _aws.Iam("AttachRolePolicy", ("RoleName", "EmergencyAdmin"), ("PolicyArn", "arn:aws:iam::aws:policy/IAMFullAccess"))).Good();
        (await _aws.Iam("UpdateSAMLProvider", ("SAMLProviderArn", "arn:aws:iam::111122223333:saml-provider/OldADFS"))).Refused(409, "ConcurrentModification");
    }

    [Fact]
    public void The_same_seed_gives_the_same_faults_in_whatever_order_the_operations_come()
    {
        var one = new SeededFaults(7);
        var other = new SeededFaults(7);
        var a = Enumerable.Range(0, 200).Select(_ => one.Next("aws", "CreateRole")).ToList();
        _ = Enumerable.Range(0, 50).Select(_ => other.Next("graph", "GET /users")).ToList();
        Assert.Equal(a, Enumerable.Range(0, 200).Select(_ => other.Next("aws", "CreateRole")));
        Assert.NotEqual(a, Enumerable.Range(0, 200).Select(_ => new SeededFaults(8).Next("aws", "CreateRole")));
        Assert.Equal(Enum.GetValues<Fault>().Order(), Enumerable.Range(0, 1000).Select(_ => one.Next("aws", "X")).Distinct().Order());
    }

    [Fact]
    public void After_so_many_in_a_row_one_gets_through()
    {
        var faults = new SeededFaults(1, new FaultRates { Throttle = 1 }, maxInRow: 2);
        Assert.Equal([Fault.Throttle, Fault.Throttle, Fault.None, Fault.Throttle], Enumerable.Range(0, 4).Select(_ => faults.Next("aws", "A")));
        Assert.Equal(Fault.Throttle, faults.Next("aws", "B"));
        Assert.Equal(4, faults.Count);
    }

    [Fact]
    public async Task Parallel_callers_get_every_role_made_once()
    {
        _aws.Cloud.Faults = new SeededFaults(3);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            for (var attempt = 0; attempt < 20; attempt++)
            {
                try
                {
                    var answer = await _aws.Iam("CreateRole", ("RoleName", $"Role{i}"), ("AssumeRolePolicyDocument", AwsWire.Trust()));
                    if (answer.Status == HttpStatusCode.OK || answer.Code == "EntityAlreadyExists") return;
                }
                catch (HttpRequestException)
                {
                }
            }

            Assert.Fail("Twenty attempts were not enough.");
        })));
        Assert.Equal(40, _aws.Cloud.Store.Read(s => s.Accounts[AwsWire.Home].Roles.Count(r => r.Name.StartsWith("Role", StringComparison.Ordinal))));
    }

    private Task<AwsAnswer> Create() => _aws.Iam("CreateRole", ("RoleName", "Fresh"), ("AssumeRolePolicyDocument", AwsWire.Trust()));
}
