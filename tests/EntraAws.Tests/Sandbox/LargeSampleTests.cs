using System.Diagnostics;
using System.Text.Json;
using EntraAws.Sandbox;
using Xunit.Abstractions;

namespace EntraAws.Tests.Sandbox;

public sealed class LargeSampleTests(ITestOutputHelper output)
{
    [Fact]
    public void The_same_seed_gives_the_same_account()
    {
        static string Make(int seed) => JsonSerializer.Serialize(LargeAccount.Create(50, 10, 60, 20, seed, AwsWire.Start).Accounts);
        Assert.Equal(Make(1), Make(1));
        Assert.NotEqual(Make(1), Make(2));
    }

    [Fact]
    public void All_that_is_named_is_there_and_within_the_quotas()
    {
        var state = LargeAccount.Create(500, 50, 300, 200, 1, AwsWire.Start);
        var account = state.Accounts[state.HomeAccountId];
        Assert.Equal((500, 50, 300, 200), (account.Users.Count, account.Groups.Count, account.Roles.Count, account.Policies.Count));
        Assert.Equal(500, account.Users.Select(u => u.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(300, account.Roles.Select(r => r.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var arns = account.Users.SelectMany(u => u.AttachedPolicies).Concat(account.Groups.SelectMany(g => g.AttachedPolicies)).Concat(account.Roles.SelectMany(r => r.AttachedPolicies));
        Assert.All(arns.Distinct(), a => Assert.NotNull(ManagedPolicies.Find(account, a)));
        Assert.All(account.Policies.SelectMany(p => p.Versions), v => PolicyDocument.Demand(v.Document));
        Assert.All(account.Policies.SelectMany(p => p.Versions), v => Assert.InRange(PolicyDocument.Size(v.Document), 100, 6144));
        Assert.All(account.Users, u => Assert.InRange(u.AccessKeys.Count, 0, 2));
        var call = new AwsCall(new AwsParameters(), state, new AwsCaller(account, "", ""), AwsWire.Start);
        Assert.All(account.Roles, r => TrustPolicyRules.Demand(call, r.TrustPolicy));
    }

    [Fact]
    public async Task Every_account_of_a_large_organization_can_be_entered_but_those_that_refuse()
    {
        var state = LargeOrganization.Create(30, null, 1, AwsWire.Start);
        var refusing = LargeOrganization.Refuse(state, 10);
        Assert.Equal(3, refusing.Count);
        using var wire = new AwsWire(state);
        var key = wire.Key;
        foreach (var id in state.Accounts.Keys.Where(i => i != state.HomeAccountId))
        {
            (wire.Key, wire.Token) = (key, null);
            var session = (await wire.Sts("AssumeRole", ("RoleArn", $"arn:aws:iam::{id}:role/OrganizationAccountAccessRole"), ("RoleSessionName", "test"))).Good();
            (wire.Key, wire.Token) = (session["AccessKeyId"]!, session["SessionToken"]);
            var answer = await wire.Iam("ListUsers");
            if (refusing.Contains(id)) answer.Refused(403, "AccessDenied");
            else Assert.Equal(8, answer.Good().All("UserName").Count);
        }
    }

    [Fact]
    public async Task The_largest_account_is_paged_without_gap_or_repetition()
    {
        var size = AccountSize.ExtraLarge;
        using var wire = new AwsWire(LargeAccount.Create(size.Users, size.Groups, size.Roles, size.Policies, 1, AwsWire.Start));
        var arns = new HashSet<string>(StringComparer.Ordinal);
        var pages = 0;
        string? marker = null;
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var bytes = 0L;
        do
        {
            var answer = (await wire.Iam("GetAccountAuthorizationDetails", marker is null ? [("MaxItems", "1000")] : [("MaxItems", "1000"), ("Marker", marker)])).Good();
            pages++;
            bytes += answer.Root.Value.Length;
            foreach (var list in answer.Root.Descendants().Where(e => e.Name.LocalName is "UserDetailList" or "RoleDetailList" or "GroupDetailList" or "Policies"))
                foreach (var item in list.Elements().Where(e => e.Name.LocalName == "member"))
                    Assert.True(arns.Add(item.Elements().First(e => e.Name.LocalName == "Arn").Value));
            marker = answer["Marker"];
        }
        while (marker is not null);

        process.Refresh();
        output.WriteLine($"{pages} pages, {arns.Count} entities, {bytes:N0} characters, {(process.TotalProcessorTime - before).TotalMilliseconds:N0} ms of processor time");
        Assert.Equal(16, pages);
        Assert.InRange(arns.Count, 15500, 15530);
    }
}
