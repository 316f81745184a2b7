namespace EntraAws.Sandbox;

/// <summary>One request as an action sees it, inside a transaction on the state.</summary>
internal sealed record AwsCall(AwsParameters Parameters, SandboxState State, AwsCaller Caller, DateTimeOffset Now)
{
    public AwsAccountState Account => Caller.Account;

    public string Action => Parameters.Action;

    public string? this[string name] => Parameters[name];

    /// <summary>When a thing that is created now shows up for readers: 2 to 6 seconds later.</summary>
    public DateTimeOffset VisibleAt(string name) => Now.AddMilliseconds(2000 + SandboxIds.Number(Account.AccountId + "/" + name, 4001));

    /// <summary>The roles that reads find by now.</summary>
    public IEnumerable<SandboxRole> VisibleRoles() => Account.Roles.Where(r => r.VisibleAt <= Now);

    public IEnumerable<SandboxUser> VisibleUsers() => Account.Users.Where(u => u.VisibleAt <= Now);

    public IEnumerable<SandboxSamlProvider> VisibleProviders() => Account.SamlProviders.Where(p => p.VisibleAt <= Now);

    /// <summary>The role of parameter RoleName. IAM finds names case-insensitively.</summary>
    /// <param name="read">Whether a role too new to be seen counts as missing.</param>
    public SandboxRole Role(bool read)
    {
        var name = AwsNames.Entity(Parameters, "RoleName", 64);
        return (read ? VisibleRoles() : Account.Roles).FirstOrDefault(r => Same(r.Name, name))
            ?? throw AwsRefusal.NotFound($"The role with name {name} cannot be found.");
    }

    /// <summary>The role of parameter RoleName, unless only AWS may change it.</summary>
    public SandboxRole RoleToChange()
    {
        var role = Role(read: false);
        if (SandboxRole.IsReservedPath(role.Path))
            throw AwsRefusal.Unmodifiable($"Cannot perform the operation on the protected role '{role.Name}' - this role is only modifiable by AWS");
        return role;
    }

    /// <summary>The user of parameter UserName; without one the caller, who must then be a user.</summary>
    public SandboxUser User()
    {
        if (this["UserName"] is null)
        {
            if (!Caller.Arn.Contains(":user/", StringComparison.Ordinal)) throw AwsRefusal.Validation("Must specify userName when calling with non-User credentials");
            return Account.Users.Find(u => u.UserId == Caller.UserId)
                ?? throw AwsRefusal.NotFound($"The user with name {Caller.Arn[(Caller.Arn.LastIndexOf('/') + 1)..]} cannot be found.");
        }

        return NamedUser(u => u.VisibleAt <= Now);
    }

    /// <summary>The user of parameter UserName, for a write: one that is too new to be read can be written to.</summary>
    public SandboxUser UserToChange() => NamedUser(_ => true);

    /// <summary>The group of parameter GroupName.</summary>
    public SandboxGroup Group()
    {
        var name = AwsNames.Entity(Parameters, "GroupName", 128);
        return Account.Groups.Find(g => Same(g.Name, name)) ?? throw AwsRefusal.NotFound($"The group with name {name} cannot be found.");
    }

    /// <summary>The provider of parameter SAMLProviderArn.</summary>
    public SandboxSamlProvider Provider(bool read)
    {
        var arn = AwsNames.Arn(Parameters, "SAMLProviderArn");
        return (read ? VisibleProviders() : Account.SamlProviders)
            .FirstOrDefault(p => Account.Arn("saml-provider/" + p.Name) == arn)
            ?? throw AwsRefusal.NotFound($"Manifest not found for arn {arn}");
    }

    private SandboxUser NamedUser(Predicate<SandboxUser> shown)
    {
        var name = AwsNames.Entity(Parameters, "UserName", 128);
        return Account.Users.Find(u => Same(u.Name, name) && shown(u)) ?? throw AwsRefusal.NotFound($"The user with name {name} cannot be found.");
    }

    public static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
