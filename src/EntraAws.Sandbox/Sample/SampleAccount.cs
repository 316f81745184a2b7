namespace EntraAws.Sandbox;

/// <summary>Fills one account: each method adds one thing, with ids made from its name and times counted back from now.</summary>
internal sealed class SampleAccount
{
    private readonly DateTimeOffset _now;

    public SampleAccount(string accountId, string name, DateTimeOffset now)
    {
        // Whole seconds, as AWS keeps them.
        _now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        State = new AwsAccountState { AccountId = accountId, Name = name };
    }

    public AwsAccountState State { get; }

    public DateTimeOffset Ago(double days) => _now.AddDays(-days);

    public string Managed(string name) => State.ManagedArn("/" + name);

    public void Group(string name, int days, params string[] policies) => State.Groups.Add(new SandboxGroup
    {
        Name = name, GroupId = Id("AGPA", name), CreateDate = Ago(days), AttachedPolicies = [.. policies],
    });

    public SandboxUser User(string name, int days, string path, params string[] groups)
    {
        var user = new SandboxUser { Name = name, Path = path, UserId = Id("AIDA", name), CreateDate = Ago(days), Groups = [.. groups] };
        State.Users.Add(user);
        return user;
    }

    /// <summary>A person with a console password.</summary>
    /// <param name="used">Days since the last sign-in; null when there never was one.</param>
    public SandboxUser Person(string name, int days, int changed, int? used, bool mfa, params string[] groups)
    {
        var user = User(name, days, "/", groups);
        user.Password = new SandboxPassword { LastChanged = Ago(changed), LastUsed = used is { } u ? Ago(u) : null };
        if (mfa) user.MfaDevices.Add(new SandboxMfaDevice { SerialNumber = State.Arn("mfa/" + name), EnableDate = Ago(changed) });
        return user;
    }

    /// <param name="used">Days since the last use; null when it never was used.</param>
    public void Key(SandboxUser user, int days, int? used, string? service = null, string? region = "eu-central-1", bool active = true) =>
        user.AccessKeys.Add(new SandboxAccessKey
        {
            AccessKeyId = Id("AKIA", $"{user.Name}/{user.AccessKeys.Count}", 16), Active = active, CreateDate = Ago(days),
            LastUsed = used is { } u ? Ago(u) : null, LastUsedService = used is null ? null : service, LastUsedRegion = used is null ? null : region,
        });

    /// <summary>What IAM remembers of a principal's tries: days since the last one; null for none.</summary>
    public void Accessed(List<SandboxServiceAccess> list, params (string Namespace, string Name, int? Days)[] services) =>
        list.AddRange(services.Select(s => new SandboxServiceAccess
        {
            ServiceNamespace = s.Namespace, ServiceName = s.Name, LastAuthenticated = s.Days is { } days ? Ago(days) : null, Region = s.Days is null ? null : "eu-central-1",
        }));

    public SandboxRole Role(string name, int days, string trust, string path = "/", params string[] policies)
    {
        var created = Ago(days);
        var role = new SandboxRole
        {
            Name = name, Path = path, RoleId = Id("AROA", name), CreateDate = created, VisibleAt = created, TrustPolicy = trust, AttachedPolicies = [.. policies],
        };
        State.Roles.Add(role);
        return role;
    }

    /// <summary>A customer managed policy.</summary>
    /// <returns>Its ARN.</returns>
    public string Policy(string name, int days, string description, params string[] documents)
    {
        var versions = documents.Select((d, i) => new SandboxPolicyVersion
        {
            VersionId = $"v{i + 1}", Document = d, CreateDate = Ago(days - (i * days / 4.0)),
        }).Reverse().ToList();
        var policy = new SandboxPolicy
        {
            Name = name, Arn = State.Arn("policy/" + name), PolicyId = Id("ANPA", name), Description = description,
            CreateDate = Ago(days), UpdateDate = versions[0].CreateDate, DefaultVersionId = versions[0].VersionId, Versions = versions,
        };
        State.Policies.Add(policy);
        return policy.Arn;
    }

    /// <returns>Its ARN.</returns>
    public string SamlProvider(string name, int days, string host)
    {
        var created = Ago(days);
        State.SamlProviders.Add(new SandboxSamlProvider
        {
            Name = name, Uuid = Id("SAMLSP", name, 20), MetadataDocument = SampleSaml.Metadata(host), CreateDate = created, VisibleAt = created,
            ValidUntil = created.AddYears(100),
        });
        return State.Arn("saml-provider/" + name);
    }

    /// <summary>The two roles that every account has, and that only AWS can change.</summary>
    public void ServiceLinkedRoles(int days)
    {
        foreach (var (name, service, policy) in new[]
        {
            ("AWSServiceRoleForSupport", "support.amazonaws.com", "AWSSupportServiceRolePolicy"),
            ("AWSServiceRoleForTrustedAdvisor", "trustedadvisor.amazonaws.com", "AWSTrustedAdvisorServiceRolePolicy"),
        })
        {
            var role = Role(name, days, SampleDocuments.TrustService(service), $"/aws-service-role/{service}/", Managed("aws-service-role/" + policy));
            role.Description = "Lets an AWS service act in this account";
            role.LastUsed = Ago(3);
            role.LastUsedRegion = "us-east-1";
        }
    }

    public string Id(string prefix, string name, int length = 17) => SandboxIds.Make(prefix, $"{State.AccountId}/{prefix}/{name}", length);
}
