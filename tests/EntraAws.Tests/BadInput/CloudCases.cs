using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.BadInput;

/// <summary>Clouds that refuse, throttle, or are not to be reached.</summary>
internal static class CloudCases
{
    public static IEnumerable<BadCase> All() =>
    [
        AwsDenied("iam:GetRole"),
        AwsDenied("iam:GetSAMLProvider"),
        AwsDenied("iam:GetPolicy"),
        AwsDenied("iam:ListAttachedRolePolicies") with { Act = (s, h) => s.Roles.EnsureRoleAsync(AwsCases.Good with { RoleName = "ADFS-ReadOnly" }, h, default) },
        AwsDenied("iam:GetAccountAuthorizationDetails") with { Act = (s, h) => s.Inventory.ReadAsync(new InventoryRequest(), h, default) },
        AwsDenied("iam:ListSAMLProviders") with { Act = (s, h) => s.SignOn.FindProvidersAsync(null, new NameFilter(), _ => Task.CompletedTask, h, default) },
        AwsDenied("iam:ListRoles") with { Act = (s, h) => s.Roles.FindRolesAsync(new SamlRoleQuery(null, new NameFilter(), null), _ => Task.CompletedTask, h, default) },
        GraphDenied("Application.Read.All", "Application.Read.All", (s, h) => s.SignOn.EnsureAppAsync(App, h, default)),
        GraphDenied("Group.ReadBasic.All", "Group.ReadBasic.All", (s, h) => s.Access.EnsureMemberAsync(Member, h, default)),
        GraphDenied("User.ReadBasic.All", "User.Read.All", (s, h) => s.Access.EnsureUserAsync(User, h, default)),
        new("AWS throttles to the end", nameof(Faults.AwsThrottled), Role) { Faults = new AlwaysFault("aws", Fault.Throttle) },
        new("AWS is down", nameof(Faults.AwsRequestRefused), Role) { Faults = new AlwaysFault("aws", Fault.ServerError) },
        new("AWS can't be reached", nameof(Faults.AwsUnreachable), Role) { Faults = new AlwaysFault("aws", Fault.Reset) },
        new("Graph throttles to the end", nameof(Faults.GraphThrottled), (s, h) => s.SignOn.EnsureAppAsync(App, h, default)) { Faults = new AlwaysFault("graph", Fault.Throttle) },
        new("Graph is down", nameof(Faults.GraphUnreachable), (s, h) => s.SignOn.EnsureAppAsync(App, h, default)) { Faults = new AlwaysFault("graph", Fault.ServerError) },
        new("Graph can't be reached", nameof(Faults.GraphUnreachable), (s, h) => s.SignOn.EnsureAppAsync(App, h, default)) { Faults = new AlwaysFault("graph", Fault.Reset) },
    ];

    private static AppRequest App { get; } = new() { DisplayName = "AWS", AccountId = SandboxRun.AccountId };

    private static EntraUserRequest User { get; } = new() { UserPrincipalName = "new.user@contoso.com" };

    private static GroupMemberRequest Member { get; } = new() { Group = "Finance", User = "ada.lane@contoso.com" };

    private static Task Role(ISession session, IOperationHost host) => session.Roles.EnsureRoleAsync(AwsCases.Good with { Policies = ["ReadOnlyAccess"] }, host, default);

    private static BadCase AwsDenied(string action) =>
        new($"denied: {action}", nameof(Faults.AwsAccessDenied), Role) { Says = action, Setup = run => run.Account.DeniedActions.Add(action) };

    private static BadCase GraphDenied(string permission, string says, Func<ISession, IOperationHost, Task> act) =>
        new($"denied: {permission}", nameof(Faults.GraphForbidden), act) { Says = says, Setup = run => run.Tenant.DeniedPermissions.Add(permission) };
}
