using System.Text.Json;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class AwsSampleTests
{
    private static readonly SandboxState State = SampleCompany.Create(AwsWire.Start);

    [Fact]
    public void It_is_the_same_each_time()
    {
        Assert.Equal(JsonSerializer.Serialize(State.Accounts), JsonSerializer.Serialize(SampleCompany.Create(AwsWire.Start).Accounts));
        Assert.NotEqual(JsonSerializer.Serialize(State.Accounts), JsonSerializer.Serialize(SampleCompany.Create(AwsWire.Start.AddDays(1)).Accounts));
    }

    [Fact]
    public void It_has_people_services_and_their_sins()
    {
        var users = State.Accounts.Values.SelectMany(a => a.Users).ToList();
        Assert.True(users.Count >= 25, $"{users.Count}");
        Assert.Equal(4, users.Count(u => u.Name.StartsWith("svc-", StringComparison.Ordinal)));
        Assert.Contains(users, u => u.Name == "oldcontractor7");
        Assert.Contains(users, u => u.Password is not null && u.MfaDevices.Count == 0);
        Assert.Contains(users, u => u.AccessKeys.Any(k => k.Active && k.CreateDate < AwsWire.Start.AddYears(-3)));
        Assert.Equal(users.Count, users.Select(u => u.UserId).Distinct().Count());
        Assert.All(users, u => Assert.All(u.AccessKeys, k => Assert.Equal(20, k.AccessKeyId.Length)));
    }

    [Fact]
    public void All_that_is_named_is_there()
    {
        foreach (var account in State.Accounts.Values)
        {
            var arns = account.Users.SelectMany(u => u.AttachedPolicies).Concat(account.Groups.SelectMany(g => g.AttachedPolicies)).Concat(account.Roles.SelectMany(r => r.AttachedPolicies));
            Assert.All(arns, a => Assert.NotNull(ManagedPolicies.Find(account, a)));
            Assert.All(account.Users.SelectMany(u => u.Groups), g => Assert.Contains(account.Groups, each => each.Name == g));
            Assert.All(account.SamlProviders, p => SamlMetadata.Demand(p.MetadataDocument));
            Assert.Equal(2, account.Roles.Count(r => r.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal)));
            var call = new AwsCall(new AwsParameters(), State, new AwsCaller(account, "", ""), AwsWire.Start);
            Assert.All(account.Roles, r => TrustPolicyRules.Demand(call, r.TrustPolicy));
        }
    }
}
