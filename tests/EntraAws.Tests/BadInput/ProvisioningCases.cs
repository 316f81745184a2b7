using EntraAws.Contracts;
using EntraAws.Sandbox;
using Rehearsal;

namespace EntraAws.Tests.BadInput;

/// <summary>Bad users, apps and keys of role provisioning.</summary>
internal static class ProvisioningCases
{
    private const string UserName = "Svc-EntraRoleSync";
    private const string Timesheets = "Contoso Timesheets";
    private static readonly AppSelector App = new(null, "AWS provisioned");
    private static readonly AppSelector Nobody = new(null, "Nobody's app");

    public static IEnumerable<BadCase> All() => Users().Concat(Starts()).Concat(Rotations()).Concat(Controls()).Concat(Imports());

    private static IEnumerable<BadCase> Users() =>
    [
        User("65 characters", nameof(Faults.UserNameOfAwsInvalid), u => u with { UserName = new string('u', 65) }),
        User("nothing", nameof(Faults.UserNameOfAwsInvalid), u => u with { UserName = "" }),
        User("a space", nameof(Faults.UserNameOfAwsInvalid), u => u with { UserName = "Svc Entra" }),
        User("a quote", nameof(Faults.UserNameOfAwsInvalid), u => u with { UserName = "Svc-O'Brien" }),
        User("a slash", nameof(Faults.UserNameOfAwsInvalid), u => u with { UserName = "Svc/Entra" }),
        User("a line end", nameof(Faults.UserNameOfAwsInvalid), u => u with { UserName = "Svc-Entra\n" }),
        User("a bad path", nameof(Faults.RolePathInvalid), u => u with { Path = "service" }),
        User("a bad account", nameof(Faults.AccountIdInvalid), u => u with { AccountId = "1234" }),
        User("a tag of AWS", nameof(Faults.TagInvalid), u => u with { Tags = new Dictionary<string, string> { ["aws:x"] = "y" } }),
        User("a boundary that is no ARN", nameof(Faults.ArnInvalid), u => u with { PermissionsBoundary = "Boundary" }),
        User("a role as boundary", nameof(Faults.ArnInvalid), u => u with { PermissionsBoundary = "arn:aws:iam::111122223333:role/Admin" }),
        User("a boundary that is not there", nameof(Faults.PolicyNotFound), u => u with { PermissionsBoundary = "arn:aws:iam::111122223333:policy/Nobody" }) with { Silent = false, RefusedByCloud = true, Says = "policy/Nobody" },
        User("an account that is not there", nameof(Faults.AwsAccountUnreachable), u => u with { AccountId = "123456789012" }) with { Silent = false },
        User("another path than it has", nameof(Faults.ProvisioningUserPathDiffers), u => u with { Path = "/service/" }) with { Silent = false, Prepare = MakeUser },
        User("China", nameof(Faults.ProvisioningUnsupported), u => u) with { Silent = true, Setup = run => run.Account.Partition = "aws-cn" },
    ];

    private static IEnumerable<BadCase> Starts() =>
    [
        Start("a bad user", nameof(Faults.UserNameOfAwsInvalid), s => s with { UserName = "Svc Entra" }) with { Silent = true },
        Start("a bad account", nameof(Faults.AccountIdInvalid), s => s with { AccountId = "1234" }) with { Silent = true },
        Start("an unknown app", nameof(Faults.AppNotFound), s => s with { App = Nobody }),
        Start("an unknown app id", nameof(Faults.AppNotFound), s => s with { App = new AppSelector(Guid.NewGuid(), null) }),
        Start("two apps of that name", nameof(Faults.AppAmbiguous), s => s) with { Setup = TwinApp },
        Start("an unknown user", nameof(Faults.ProvisioningUserNotFound), s => s with { UserName = "Svc-Nobody" }),
        Start("an account that is not there", nameof(Faults.AwsAccountUnreachable), s => s with { AccountId = "123456789012" }),
        Start("an app of another template", nameof(Faults.ProvisioningTemplateMissing), s => s with { App = new AppSelector(null, Timesheets), AccountId = SandboxRun.AccountId }),
        Start("an app whose roles are written", nameof(Faults.ProvisioningRolesWritten), s => s with { App = new AppSelector(null, SingleAccount.AppName(SandboxRun.AccountId)) }) with { Migrated = true, Prepare = MakeUser },
        Start("an app of another account", nameof(Faults.ProvisioningAccountDiffers), s => s with { AccountId = "444455556666" }) with
        {
            Setup = run => run.State.Accounts["444455556666"].Users.Add(new SandboxUser { Name = UserName, UserId = "AIDAOTHER" }),
        },
        Start("who may not read jobs", nameof(Faults.GraphForbidden), s => s) with { Says = "Synchronization.Read.All", Setup = run => run.Tenant.DeniedPermissions.AddRange(["Synchronization.Read.All", "Synchronization.ReadWrite.All"]) },
        Start("who may not read users of AWS", nameof(Faults.AwsAccessDenied), s => s) with { Says = "iam:GetUser", Setup = run => run.Account.DeniedActions.Add("iam:GetUser") },
    ];

    private static IEnumerable<BadCase> Rotations() =>
    [
        Rotate("a bad user", nameof(Faults.UserNameOfAwsInvalid), r => r with { UserName = "" }) with { Silent = true },
        Rotate("a bad account", nameof(Faults.AccountIdInvalid), r => r with { AccountId = "1234" }) with { Silent = true },
        Rotate("an unknown app", nameof(Faults.AppNotFound), r => r with { App = Nobody }),
        Rotate("an unknown user", nameof(Faults.ProvisioningUserNotFound), r => r with { UserName = "Svc-Nobody" }),
        Rotate("provisioning that was not started", nameof(Faults.ProvisioningNotStarted), r => r),
        Rotate("two apps of that name", nameof(Faults.AppAmbiguous), r => r) with { Setup = TwinApp },
    ];

    private static IEnumerable<BadCase> Controls()
    {
        foreach (var (verb, act) in new (string, Func<ISession, IOperationHost, AppSelector, Task>)[]
        {
            ("suspend", (s, h, app) => s.Provisioning.SuspendAsync(new ProvisioningControlRequest { App = app }, h, default)),
            ("restart", (s, h, app) => s.Provisioning.RestartAsync(new ProvisioningControlRequest { App = app, Full = true }, h, default)),
        })
        {
            yield return new($"{verb}: an unknown app", nameof(Faults.AppNotFound), (s, h) => act(s, h, Nobody));
            yield return new($"{verb}: a quote in the name", nameof(Faults.AppNotFound), (s, h) => act(s, h, new AppSelector(null, "x' or displayName ne '")));
            yield return new($"{verb}: two apps of that name", nameof(Faults.AppAmbiguous), (s, h) => act(s, h, App)) { Prepare = MakeApp, Setup = TwinApp };
            yield return new($"{verb}: what was not started", nameof(Faults.ProvisioningNotStarted), (s, h) => act(s, h, App)) { Prepare = MakeApp };
        }

        yield return new("provisioning of an unknown app", nameof(Faults.AppNotFound), (s, h) => s.Provisioning.FindAsync(new ProvisioningQuery(Nobody, 0), OneError.Ignore, h, default));
        yield return new("provisioning of two apps", nameof(Faults.AppAmbiguous), (s, h) => s.Provisioning.FindAsync(new ProvisioningQuery(App, 0), OneError.Ignore, h, default)) { Prepare = MakeApp, Setup = TwinApp };
    }

    private static IEnumerable<BadCase> Imports() =>
    [
        Import("a bad account", nameof(Faults.AccountIdInvalid), new RoleImportQuery("12", new NameFilter(), null)) with { Silent = true },
        Import("a malformed provider", nameof(Faults.ArnInvalid), new RoleImportQuery(null, new NameFilter(), "arn:aws:iam::x")) with { Silent = true },
        Import("a role as provider", nameof(Faults.ArnInvalid), new RoleImportQuery(null, new NameFilter(), "arn:aws:iam::111122223333:role/Admin")) with { Silent = true },
        Import("a provider's name with a space", nameof(Faults.ProviderNameInvalid), new RoleImportQuery(null, new NameFilter(), "Old ADFS")) with { Silent = true },
        Import("a provider of another account", nameof(Faults.ProviderOfOtherAccount), new RoleImportQuery(SandboxRun.AccountId, new NameFilter(), "arn:aws:iam::444455556666:saml-provider/OldADFS")) with { Silent = true },
        Import("an account that is not there", nameof(Faults.AwsAccountUnreachable), new RoleImportQuery("123456789012", new NameFilter(), null)),
        Import("who may not list roles", nameof(Faults.AwsAccessDenied), new RoleImportQuery(null, new NameFilter(), null)) with { Says = "iam:ListRoles", Setup = run => run.Account.DeniedActions.Add("iam:ListRoles") },
    ];

    private static BadCase User(string name, string errorId, Func<ProvisioningUserRequest, ProvisioningUserRequest> change) => new($"provisioning user: {name}", errorId, (s, h) =>
        s.Provisioning.EnsureUserAsync(change(new ProvisioningUserRequest { UserName = UserName }), h, default)) { Silent = true };

    private static BadCase Start(string name, string errorId, Func<ProvisioningStartRequest, ProvisioningStartRequest> change) => new($"start: {name}", errorId, (s, h) =>
        s.Provisioning.StartAsync(change(new ProvisioningStartRequest { App = App, UserName = UserName }), h, default)) { Prepare = MakeBoth };

    private static BadCase Rotate(string name, string errorId, Func<ProvisioningKeyRequest, ProvisioningKeyRequest> change) => new($"rotate: {name}", errorId, (s, h) =>
        s.Provisioning.RotateKeyAsync(change(new ProvisioningKeyRequest { App = App, UserName = UserName }), h, default)) { Prepare = MakeBoth };

    private static BadCase Import(string name, string errorId, RoleImportQuery query) => new($"role import: {name}", errorId, (s, _) =>
        s.Provisioning.TestImportAsync(query, OneError.Ignore, default));

    private static Task MakeUser(ISession session, IOperationHost host) => session.Provisioning.EnsureUserAsync(new ProvisioningUserRequest { UserName = UserName }, host, default);

    private static Task MakeApp(ISession session, IOperationHost host) => session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = App.Name!, AccountId = SandboxRun.AccountId }, host, default);

    public static async Task MakeBoth(ISession session, IOperationHost host)
    {
        await MakeUser(session, host);
        await MakeApp(session, host);
    }

    private static void TwinApp(SandboxRun run) => TwinApps.Add(run, App.Name!);
}
