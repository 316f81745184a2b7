namespace EntraAws.Sandbox;

/// <summary>The sample company's Entra tenant: Contoso, P2, 40 users, and nothing of AWS yet.</summary>
public static class SampleTenant
{
    private const string Domain = "contoso.com";
    private const string InitialDomain = "contoso.onmicrosoft.com";

    /// <summary>Those whose names also occur among the IAM users.</summary>
    private static readonly string[] People =
    [
        "Ada Lane", "Ben Ortiz", "Carla Meyer", "David Kim", "Elena Rossi", "Farid Nassar", "Grace Obi", "Henrik Dahl", "Ines Costa", "Jonas Weber",
        "Kira Novak", "Liam Byrne", "Mona Haddad", "Nils Berg", "Olga Petrova", "Paul Martin", "Quinn Adams", "Rosa Diaz", "Sven Holm", "Tara Singh",
    ];

    private static readonly string[] Others =
    [
        "Uma Clark", "Victor Hahn", "Wendy Liu", "Xavier Roux", "Yara Silva", "Zoe Turner", "Anton Fuchs", "Bianca Moretti", "Cyril Blanc",
        "Dora Szabo", "Emil Krog", "Fiona Walsh",
    ];

    private static readonly HashSet<string> Synchronized = ["Henrik Dahl", "Nils Berg", "Sven Holm", "Victor Hahn", "Emil Krog"];

    /// <param name="now">The sandbox's time: everything was made before it and is replicated.</param>
    public static TenantState Create(DateTimeOffset now)
    {
        var tenant = new TenantState
        {
            TenantId = TenantState.IdOf(Guid.Empty, "contoso"),
            DisplayName = "Contoso",
            License = TenantLicense.P2,
            Domains = [new() { Name = InitialDomain, IsInitial = true }, new() { Name = Domain, IsDefault = true }],
        };
        AddUsers(tenant, now);
        AddGroups(tenant, now);
        AddApplication(tenant, now);
        return tenant;
    }

    private static void AddUsers(TenantState tenant, DateTimeOffset now)
    {
        foreach (var name in People.Concat(Others))
        {
            var local = (People.Contains(name) ? name.Replace(' ', '.') : name[0] + name.Split(' ')[1]).ToLowerInvariant();
            var user = Add(tenant, now, name, $"{local}@{Domain}");
            user.Mail = user.UserPrincipalName;
            user.GivenName = name.Split(' ')[0];
            user.Surname = name.Split(' ')[1];
            user.AccountEnabled = name != "Zoe Turner"; // left the company
            if (!Synchronized.Contains(name)) continue;
            user.OnPremisesSyncEnabled = true;
            user.OnPremisesSamAccountName = local;
        }

        foreach (var guest in new[] { "hanna.lind@fabrikam.com", "omar.reyes@fabrikam.com", "petra.vogel@adatum.com" })
        {
            var user = Add(tenant, now, guest.Split('@')[0].Replace('.', ' '), $"{guest.Replace('@', '_')}#EXT#@{InitialDomain}");
            user.Mail = guest;
            user.UserType = "Guest";
        }

        // 72 characters: more than AWS takes as a role session name.
        var longName = Add(tenant, now, "Maximiliane von Hohenberg-Lichtenstein", $"maximiliane.alexandra.von.hohenberg-lichtenstein.zu.waldburg@{Domain}");
        longName.Mail = $"max.hohenberg@{Domain}";
        longName.MailNickname = "max.hohenberg";
        Add(tenant, now, "Break glass 1", $"breakglass1@{InitialDomain}");
        Add(tenant, now, "Break glass 2", $"breakglass2@{InitialDomain}");
        Add(tenant, now, "svc-backup", $"svc-backup@{Domain}");
        Add(tenant, now, "Front desk", $"frontdesk@{Domain}");
    }

    private static TenantUser Add(TenantState tenant, DateTimeOffset now, string displayName, string principalName)
    {
        var id = TenantState.IdOf(tenant.TenantId, "user/" + principalName);
        var user = new TenantUser
        {
            Id = id,
            DisplayName = displayName,
            UserPrincipalName = principalName,
            MailNickname = principalName.Split('@')[0],
            UsageLocation = "DE",
            CreatedDateTime = now.AddDays(-200 - id.ToByteArray()[0]),
        };
        tenant.Users.Add(user);
        return user;
    }

    private static void AddGroups(TenantState tenant, DateTimeOffset now)
    {
        var engineering = Group(tenant, now, "Engineering", "ada.lane", "ben.ortiz", "carla.meyer", "david.kim");
        var operations = Group(tenant, now, "Operations", "grace.obi", "jonas.weber");
        operations.Members.Add(new TenantGroupMember { Id = engineering.Id });
        Group(tenant, now, "Domain Developers", "henrik.dahl", "nils.berg", "sven.holm").OnPremisesSyncEnabled = true;
        var everyone = Group(tenant, now, "All employees", [.. tenant.Users.Where(u => u.UserType == "Member" && u.Mail is not null).Select(u => u.UserPrincipalName.Split('@')[0])]);
        everyone.GroupTypes = ["DynamicMembership"];
        everyone.MembershipRule = "(user.userType -eq \"Member\")";
        Group(tenant, now, "Finance", "uclark", "wliu");
        Group(tenant, now, "Break-glass accounts", "breakglass1", "breakglass2");
    }

    private static TenantGroup Group(TenantState tenant, DateTimeOffset now, string name, params string[] members)
    {
        var group = new TenantGroup
        {
            Id = TenantState.IdOf(tenant.TenantId, "group/" + name),
            DisplayName = name,
            MailNickname = name.Replace(" ", "", StringComparison.Ordinal),
            CreatedDateTime = now.AddDays(-300),
            Members = [.. members.Select(m => new TenantGroupMember
            {
                Id = tenant.Users.Single(u => u.UserPrincipalName.StartsWith(m + "@", StringComparison.Ordinal)).Id,
            })],
        };
        tenant.Groups.Add(group);
        return group;
    }

    /// <summary>An enterprise application that has nothing to do with AWS.</summary>
    private static void AddApplication(TenantState tenant, DateTimeOffset now)
    {
        var appId = TenantState.IdOf(tenant.TenantId, "app/Contoso Timesheets");
        var role = new TenantAppRole
        {
            Id = TenantState.IdOf(tenant.TenantId, "role/Contoso Timesheets/User"),
            DisplayName = "User",
            Description = "User",
            Value = "User",
            Origin = "Application",
        };
        tenant.Applications.Add(new TenantApplication
        {
            Id = TenantState.IdOf(tenant.TenantId, "application/Contoso Timesheets"),
            AppId = appId,
            DisplayName = "Contoso Timesheets",
            CreatedDateTime = now.AddDays(-400),
            IdentifierUris = [$"https://timesheets.{Domain}"],
            RedirectUris = [$"https://timesheets.{Domain}/signin"],
            AppRoles = [role],
        });
        var principal = new TenantServicePrincipal
        {
            Id = TenantState.IdOf(tenant.TenantId, "servicePrincipal/Contoso Timesheets"),
            AppId = appId,
            DisplayName = "Contoso Timesheets",
            CreatedDateTime = now.AddDays(-400),
            ReplyUrls = [$"https://timesheets.{Domain}/signin"],
            ServicePrincipalNames = [appId.ToString(), $"https://timesheets.{Domain}"],
            Tags = ["WindowsAzureActiveDirectoryIntegratedApp"],
            AppRoles = [role],
        };
        tenant.ServicePrincipals.Add(principal);
        var finance = tenant.Groups.Single(g => g.DisplayName == "Finance");
        tenant.AppRoleAssignments.Add(new TenantAppRoleAssignment
        {
            Id = Convert.ToBase64String(TenantState.IdOf(tenant.TenantId, "assignment/Finance").ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
            CreatedDateTime = now.AddDays(-390),
            PrincipalId = finance.Id,
            PrincipalType = "Group",
            ResourceId = principal.Id,
            AppRoleId = role.Id,
        });
    }
}
