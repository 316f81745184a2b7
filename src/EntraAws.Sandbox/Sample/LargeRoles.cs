using static EntraAws.Sandbox.SampleDocuments;

namespace EntraAws.Sandbox;

/// <summary>Roles of a generated account: about one in seven is AWS's own, half are of services, the rest are of people, partners and pipelines.</summary>
internal static class LargeRoles
{
    private static readonly string[] Linked = ["support", "trustedadvisor", "ecs", "rds", "elasticloadbalancing", "autoscaling", "organizations", "sso", "guardduty", "config", "access-analyzer", "backup"];

    private static readonly string[] ServicePrincipals = ["ec2.amazonaws.com", "lambda.amazonaws.com", "ecs-tasks.amazonaws.com", "states.amazonaws.com", "codebuild.amazonaws.com"];

    public static void Fill(SampleAccount account, Random random, int count, string[] policies)
    {
        var saml = account.SamlProvider("CorporateIdP", 1500, "sts.example.com");
        account.State.OidcProviders.Add(new SandboxOidcProvider { Url = "token.actions.githubusercontent.com", ClientIds = ["sts.amazonaws.com"], Thumbprints = [new string('f', 40)], CreateDate = account.Ago(700) });
        var oidc = account.State.Arn("oidc-provider/token.actions.githubusercontent.com");
        for (var i = 0; i < count; i++)
        {
            var role = Make(account, random, i, saml, oidc);
            if (SandboxRole.IsReservedPath(role.Path)) continue;
            role.AttachedPolicies = Enumerable.Range(0, random.Next(1, 4)).Select(_ => LargeAccount.Any(account, random, policies)).Distinct().ToList();
            if (random.Next(3) == 0) role.InlinePolicies.Add(new SandboxInlinePolicy { Name = "inline", Document = LargeDocuments.Inline(random) });
            if (random.Next(20) == 0 && policies.Length > 0) role.PermissionsBoundary = policies[0];
            if (random.Next(2) == 0) role.Description = $"Role number {i} of a generated account";
            for (var t = random.Next(4); t > 0; t--) role.Tags.Add(new SandboxTag { Key = $"tag-{t}", Value = $"value {random.Next(50)}" });
            if (random.Next(10) < 6) (role.LastUsed, role.LastUsedRegion) = (account.Ago(random.Next(400)), "eu-central-1");
        }
    }

    private static SandboxRole Make(SampleAccount account, Random random, int index, string saml, string oidc)
    {
        var days = random.Next(10, 2800);
        switch (index % 14)
        {
            case 0 or 7:
                var service = Linked[index / 7 % Linked.Length];
                return account.Role($"AWSServiceRoleFor_{service}_{index:0000}", days, TrustService($"{service}.amazonaws.com"), $"/aws-service-role/{service}.amazonaws.com/", account.Managed("aws-service-role/AWSSupportServiceRolePolicy"));
            case 1:
                return account.Role($"federated-{index:0000}", days, TrustSaml(saml));
            case 2:
                return account.Role($"pipeline-{index:0000}", days, TrustOidc(oidc, $"repo:example/app-{index}:*"));
            case 3:
                return account.Role($"partner-{index:0000}", days, TrustAws($"arn:aws:iam::{300000000000 + random.Next(1000)}:root", $"external-{index}"));
            case 4:
                return account.Role($"operator-{index:0000}", days, TrustAws(account.State.Arn("root")));
            default:
                var principal = ServicePrincipals[random.Next(ServicePrincipals.Length)];
                var role = account.Role($"app-{index:0000}-{principal.Split('.')[0]}", days, TrustService(principal), index % 3 == 0 ? "/service-role/" : "/");
                if (principal.StartsWith("ec2", StringComparison.Ordinal))
                    role.InstanceProfiles.Add(new SandboxInstanceProfile { Name = role.Name, InstanceProfileId = account.Id("AIPA", role.Name), CreateDate = role.CreateDate });
                return role;
        }
    }
}
