using EntraAws.Sandbox;

namespace EntraAws.Benchmarks;

/// <summary>A sandbox account of a given size.</summary>
internal sealed record LargeAccount(string Name, int Users, int Groups, int Roles, int Policies)
{
    private const string Id = "111122223333";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";

    public override string ToString() => $"{Name}: {Users} users, {Groups} groups, {Roles} roles, {Policies} policies";

    public SandboxCloud Open()
    {
        var now = DateTimeOffset.UtcNow;
        var made = now.AddDays(-400);
        var state = new SandboxState { Clock = now, HomeAccountId = Id };
        var account = state.Accounts[Id] = new AwsAccountState { AccountId = Id, Name = "Large" };
        account.Policies = Make(Policies, i => new SandboxPolicy
        {
            Name = $"Policy-{i}", Arn = account.Arn($"policy/Policy-{i}"), PolicyId = Unique("ANPA", i), CreateDate = made, UpdateDate = made,
            Versions = [new SandboxPolicyVersion { VersionId = "v1", Document = Document, CreateDate = made }],
        });
        account.Groups = Make(Groups, i => new SandboxGroup { Name = $"Group-{i}", GroupId = Unique("AGPA", i), CreateDate = made, AttachedPolicies = [account.Policies[i % Policies].Arn] });
        account.Roles = Make(Roles, i => new SandboxRole
        {
            Name = $"Role-{i}", RoleId = Unique("AROA", i), CreateDate = made, VisibleAt = made, TrustPolicy = Trust, AttachedPolicies = [account.Policies[i % Policies].Arn],
        });
        account.Users = Make(Users, i => new SandboxUser
        {
            Name = $"user-{i}", UserId = Unique("AIDA", i), CreateDate = made, Groups = [$"Group-{i % Groups}"],
            Password = new SandboxPassword { LastChanged = made },
            AccessKeys = [new SandboxAccessKey { AccessKeyId = Unique("AKIA", i), Active = true, CreateDate = made }],
        });
        return new SandboxCloud(SandboxStore.InMemory(state, new SandboxClock(now)));
    }

    private static List<T> Make<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];

    private static string Unique(string prefix, int number) => $"{prefix}{number:D16}";
}
