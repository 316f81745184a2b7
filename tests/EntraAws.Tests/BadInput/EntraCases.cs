using EntraAws.Contracts;
using EntraAws.Sandbox;
using Rehearsal;

namespace EntraAws.Tests.BadInput;

/// <summary>Bad names, identities, users and policies of Entra.</summary>
internal static class EntraCases
{
    private static readonly AppSelector AwsApp = new(null, SingleAccount.AppName(SandboxRun.AccountId));

    public static IEnumerable<BadCase> All() => Apps().Concat(Mappings()).Concat(People()).Concat(Mfa());

    private static IEnumerable<BadCase> Apps() =>
    [
        App("121 characters", nameof(Faults.AppNameInvalid), a => a with { DisplayName = new string('a', 121) }),
        App("an empty name", nameof(Faults.AppNameInvalid), a => a with { DisplayName = "" }),
        App("a control character", nameof(Faults.AppNameInvalid), a => a with { DisplayName = "AWS\u0007" + "x" }),
        App("white space around", nameof(Faults.AppNameInvalid), a => a with { DisplayName = " AWS" }),
        App("a bad account", nameof(Faults.AccountIdInvalid), a => a with { AccountId = "1234" }),
        App("0 seconds", nameof(Faults.SessionDurationInvalid), a => a with { SessionDuration = 0 }),
        App("899 seconds", nameof(Faults.SessionDurationInvalid), a => a with { SessionDuration = 899 }),
        App("43,201 seconds", nameof(Faults.SessionDurationInvalid), a => a with { SessionDuration = 43201 }),
        App("a negative duration", nameof(Faults.SessionDurationInvalid), a => a with { SessionDuration = -900 }),
        App("an unknown source", nameof(Faults.SessionNameSourceInvalid), a => a with { SessionNameSource = "displayname" }),
        App("no years", nameof(Faults.CertificateYearsInvalid), a => a with { CertificateYears = 0 }),
        App("4 years", nameof(Faults.CertificateYearsInvalid), a => a with { CertificateYears = 4 }),
        App("no address", nameof(Faults.EmailInvalid), a => a with { NotificationEmail = ["ops at contoso"] }),
        App("the name of another app", nameof(Faults.AppNotAws), a => a with { DisplayName = "Contoso Timesheets" }) with { Silent = false },
        App("two apps of that name", nameof(Faults.AppAmbiguous), a => a with { DisplayName = AwsApp.Name! }) with { Silent = false, Migrated = true, Setup = TwinApp },
        Sync("an unknown app", nameof(Faults.AppNotFound), new AppSelector(null, "Nobody's app")),
        Sync("an unknown app id", nameof(Faults.AppNotFound), new AppSelector(Guid.NewGuid(), null)),
        Sync("two apps of that name", nameof(Faults.AppAmbiguous), AwsApp) with { Migrated = true, Setup = TwinApp },
    ];

    private static IEnumerable<BadCase> Mappings() =>
    [
        Map("an empty group", nameof(Faults.GroupNameInvalid), m => m with { Group = "" }) with { Silent = true },
        Map("a group of 257", nameof(Faults.GroupNameInvalid), m => m with { Group = new string('g', 257) }) with { Silent = true },
        Map("a malformed role ARN", nameof(Faults.ArnInvalid), m => m with { AppRole = "arn:aws:iam::1:role/x" }) with { Silent = true },
        Map("an unknown group", nameof(Faults.GroupNotFound), m => m with { Group = "Nobody" }),
        Map("an unknown group id", nameof(Faults.GroupNotFound), m => m with { Group = Guid.NewGuid().ToString(), CreateGroup = true }),
        Map("an unknown role", nameof(Faults.AppRoleNotFound), m => m with { AppRole = "Nobody" }),
        Map("an unknown app", nameof(Faults.AppNotFound), m => m with { App = new AppSelector(null, "Nobody's app") }),
        Map("two groups of that name", nameof(Faults.GroupAmbiguous), m => m) with { Setup = run => run.Tenant.Groups.Add(new TenantGroup { Id = Guid.NewGuid(), DisplayName = "finance" }) },
        Map("a distribution group", nameof(Faults.GroupNotSecurity), m => m) with { Setup = run => Finance(run).SecurityEnabled = false },
        Map("a role that is off", nameof(Faults.AppRoleDisabled), m => m) with { Setup = run => Roles(run).ForEach(r => r.IsEnabled = false) },
        Map("a Free tenant", nameof(Faults.LicenseMissing), m => m) with { Setup = run => run.Tenant.License = TenantLicense.Free },
    ];

    private static IEnumerable<BadCase> People() =>
    [
        User("no domain", nameof(Faults.UserNameInvalid), "ada"),
        User("two signs", nameof(Faults.UserNameInvalid), "ada@lane@contoso.com"),
        User("a space", nameof(Faults.UserNameInvalid), "ada lane@contoso.com"),
        User("an umlaut", nameof(Faults.UserNameInvalid), "jürgen@contoso.com"),
        User("65 before the sign", nameof(Faults.UserNameInvalid), new string('u', 65) + "@contoso.com"),
        User("114 in all", nameof(Faults.UserNameInvalid), "ada@" + string.Join('.', Enumerable.Repeat("sub", 27)) + ".de"),
        User("another domain", nameof(Faults.UserNameInvalid), "ada@fabrikam.com") with { Silent = false, Says = "contoso.com" },
        new("user: a display name of 257", nameof(Faults.UserNameInvalid), (s, h) => s.Access.EnsureUserAsync(new EntraUserRequest { UserPrincipalName = "x.y@contoso.com", DisplayName = new string('n', 257) }, h, default)) { Silent = true },
        Member("a synchronized group", nameof(Faults.GroupSynchronized), "Domain Developers", "ada.lane@contoso.com"),
        Member("a dynamic group", nameof(Faults.GroupDynamic), "All employees", "ada.lane@contoso.com"),
        Member("an unknown group", nameof(Faults.GroupNotFound), "Nobody", "ada.lane@contoso.com"),
        Member("an unknown user", nameof(Faults.UserNotFound), "Finance", "nobody@contoso.com"),
        Member("a bad user name", nameof(Faults.UserNameInvalid), "Finance", "not a name") with { Silent = true },
    ];

    private static IEnumerable<BadCase> Mfa() =>
    [
        Policy("no app", nameof(Faults.MfaPolicyScopeMissing), p => p with { Apps = [] }) with { Silent = true },
        Policy("no group", nameof(Faults.MfaPolicyScopeMissing), p => p with { Groups = [] }) with { Silent = true },
        Policy("an empty name", nameof(Faults.PolicyNameInvalid), p => p with { DisplayName = "" }) with { Silent = true },
        Policy("an unknown group", nameof(Faults.GroupNotFound), p => p with { Groups = ["Nobody"] }),
        Policy("an unknown excluded user", nameof(Faults.UserNotFound), p => p with { ExcludeUsers = ["nobody@contoso.com"] }),
        Policy("enforced without a way back", nameof(Faults.BreakGlassMissing), p => p with { State = MfaPolicyState.Enabled }),
        Policy("a way back that is switched off", nameof(Faults.BreakGlassUnusable), p => p with { State = MfaPolicyState.Enabled, ExcludeUsers = ["zturner@contoso.com"] }),
        Policy("an empty group as the way back", nameof(Faults.BreakGlassUnusable), p => p with { State = MfaPolicyState.Enabled, ExcludeGroups = ["Empty"] }) with
        {
            Setup = run => run.Tenant.Groups.Add(new TenantGroup { Id = Guid.NewGuid(), DisplayName = "Empty" }),
        },
        Policy("an unknown strength", nameof(Faults.StrengthNotFound), p => p with { AuthenticationStrength = "Strongest" }) with { Says = "Phishing-resistant MFA" },
        Policy("security defaults", nameof(Faults.SecurityDefaultsOn), p => p with { State = MfaPolicyState.Enabled, ExcludeUsers = [SingleAccount.BreakGlass] }) with { Setup = run => run.Tenant.SecurityDefaultsEnabled = true },
        Policy("a Free tenant", nameof(Faults.LicenseMissing), p => p) with { Setup = run => run.Tenant.License = TenantLicense.Free },
        Policy("two policies of that name", nameof(Faults.MfaPolicyAmbiguous), p => p with { DisplayName = SingleAccount.PolicyName }) with { Setup = TwinPolicy },
    ];

    private static BadCase App(string name, string errorId, Func<AppRequest, AppRequest> change) => new($"app: {name}", errorId, (s, h) =>
        s.SignOn.EnsureAppAsync(change(new AppRequest { DisplayName = "AWS", AccountId = SandboxRun.AccountId }), h, default)) { Silent = true };

    private static BadCase Sync(string name, string errorId, AppSelector app) => new($"sync: {name}", errorId, (s, h) => s.Roles.SyncAppRolesAsync(
        new AppRoleSyncRequest { App = app, Roles = [new WantedAppRole("arn:aws:iam::111122223333:role/A", "arn:aws:iam::111122223333:saml-provider/OldADFS")] }, _ => Task.CompletedTask, h, default));

    private static BadCase Map(string name, string errorId, Func<GroupRoleMappingRequest, GroupRoleMappingRequest> change) => new($"mapping: {name}", errorId, (s, h) =>
        s.Access.EnsureMappingAsync(change(new GroupRoleMappingRequest { App = AwsApp, AppRole = "Developer", Group = "Finance" }), h, default)) { Migrated = true };

    private static BadCase User(string name, string errorId, string upn) => new($"user: {name}", errorId, (s, h) =>
        s.Access.EnsureUserAsync(new EntraUserRequest { UserPrincipalName = upn }, h, default)) { Silent = true };

    private static BadCase Member(string name, string errorId, string group, string user) => new($"member: {name}", errorId, (s, h) =>
        s.Access.EnsureMemberAsync(new GroupMemberRequest { Group = group, User = user }, h, default));

    private static BadCase Policy(string name, string errorId, Func<MfaPolicyRequest, MfaPolicyRequest> change) => new($"MFA: {name}", errorId, (s, h) =>
        s.Protection.EnsureMfaPolicyAsync(change(new MfaPolicyRequest { DisplayName = "Another policy", Apps = [AwsApp], Groups = ["Finance"] }), h, default)) { Migrated = true };

    private static TenantGroup Finance(SandboxRun run) => run.Tenant.Groups.Single(g => g.DisplayName == "Finance");

    private static List<TenantAppRole> Roles(SandboxRun run) => run.Tenant.ServicePrincipals.Single(p => p.DisplayName == AwsApp.Name).AppRoles.Where(r => r.Origin == "ServicePrincipal").ToList();

    private static void TwinApp(SandboxRun run) => TwinApps.Add(run, AwsApp.Name!);

    private static void TwinPolicy(SandboxRun run)
    {
        var first = run.Tenant.ConditionalAccessPolicies.Single();
        var id = Guid.NewGuid();
        var copy = (System.Text.Json.Nodes.JsonObject)first.Policy.DeepClone();
        if (copy.ContainsKey("id")) copy["id"] = id.ToString();
        run.Tenant.ConditionalAccessPolicies.Add(new TenantConditionalAccessPolicy { Id = id, DisplayName = first.DisplayName, Policy = copy });
    }
}
