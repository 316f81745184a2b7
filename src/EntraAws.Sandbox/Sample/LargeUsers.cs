namespace EntraAws.Sandbox;

/// <summary>Users of a generated account: nine in ten are people, of whom some have no MFA, old passwords or keys that nobody uses.</summary>
internal static class LargeUsers
{
    private static readonly string[] First = ["anna", "bao", "chidi", "dina", "emil", "fatima", "goran", "hana", "ivan", "jing", "karim", "lena", "mateo", "nora", "oskar", "priya"];

    private static readonly string[] Last = ["adams", "berg", "cohen", "diaz", "egede", "fischer", "garcia", "haas", "ito", "jansen", "kaya", "lopez", "meyer", "novak", "okafor", "park"];

    private static readonly string[] Services = ["s3", "ec2", "lambda", "dynamodb", "iam", "sts"];

    public static void Fill(SampleAccount account, Random random, AccountSize size, string[] policies)
    {
        for (var i = 0; i < size.Users; i++)
        {
            var days = random.Next(10, 2800);
            var user = i % 10 == 9 ? Service(account, random, i, days, policies) : Person(account, random, i, days, size.Groups);
            if (random.Next(20) == 0) user.AttachedPolicies.Add(LargeAccount.Any(account, random, policies));
            if (random.Next(30) == 0) user.InlinePolicies.Add(new SandboxInlinePolicy { Name = "temporary", Document = LargeDocuments.Inline(random) });
            if (random.Next(40) == 0 && policies.Length > 0) user.PermissionsBoundary = policies[0];
            if (random.Next(60) == 0) user.SshKeys.Add(new SandboxSshKey { KeyId = account.Id("APKA", user.Name), UploadDate = account.Ago(days) });
            if (random.Next(80) == 0)
                user.ServiceCredentials.Add(new SandboxServiceCredential { CredentialId = account.Id("ACCA", user.Name), ServiceName = "codecommit.amazonaws.com", CreateDate = account.Ago(days) });
            for (var t = random.Next(3); t > 0; t--) user.Tags.Add(new SandboxTag { Key = $"tag-{t}", Value = $"value {random.Next(50)}" });
            account.Accessed(user.LastAccessed, (Services[random.Next(3)], "A service", random.Next(300)), (Services[random.Next(3, 6)], "Another service", random.Next(3) == 0 ? null : random.Next(300)));
        }
    }

    private static SandboxUser Person(SampleAccount account, Random random, int index, int days, int groups)
    {
        var name = $"{First[random.Next(First.Length)]}.{Last[random.Next(Last.Length)]}{index}";
        var member = Enumerable.Range(0, Math.Min(groups, random.Next(1, 4)))
            .Select(_ => random.Next(50) == 0 ? 0 : random.Next(groups)).Distinct().Select(g => account.State.Groups[g].Name).ToArray();
        var user = random.Next(8) == 0
            ? account.User(name, days, "/", member)
            : account.Person(name, days, random.Next(days), random.Next(10) == 0 ? null : random.Next(days), random.Next(10) < 6, member);
        for (var k = random.Next(10) switch { < 5 => 0, < 9 => 1, _ => 2 }; k > 0; k--) Key(account, random, user, days);
        return user;
    }

    private static SandboxUser Service(SampleAccount account, Random random, int index, int days, string[] policies)
    {
        var user = account.User($"svc-app-{index:0000}", days, "/service/");
        user.AttachedPolicies.Add(LargeAccount.Any(account, random, policies));
        Key(account, random, user, days);
        return user;
    }

    private static void Key(SampleAccount account, Random random, SandboxUser user, int days)
    {
        var age = random.Next(days);
        account.Key(user, age, random.Next(6) == 0 ? null : random.Next(age + 1), Services[random.Next(Services.Length)], active: random.Next(8) > 0);
    }
}
