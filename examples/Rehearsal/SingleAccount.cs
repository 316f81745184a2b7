using EntraAws;
using EntraAws.Contracts;

namespace Rehearsal;

/// <summary>
/// "Deploy this scenario", for one account: the app, the trust, two roles, two groups with a test user each, and MFA.
/// Each step takes what the one before it returned, as the cmdlets do on a pipeline.
/// </summary>
internal sealed class SingleAccount(ISession session, IOperationHost host, Action<string>? step = null)
{
    public const string ProviderName = "EntraID";
    public const string PolicyName = "AWS Console - MFA";
    public const string BreakGlass = "breakglass1@contoso.onmicrosoft.com";

    private static readonly (string Role, string Policy, string Description)[] Roles =
    [
        ("Administrator", "AdministratorAccess", "Full access, for people who sign in with Entra ID"),
        ("Developer", "AmazonS3FullAccess", "Amazon S3, for people who sign in with Entra ID"),
    ];

    private static readonly (string Group, string Role, string User)[] People =
    [
        ("AWS-Account1-Administrators", "Administrator", "Test-AWSAdmin"),
        ("AWS-Account1-Developers", "Developer", "Test-AWSDeveloper"),
    ];

    /// <summary>Runs every step, and returns all changes in their order.</summary>
    public async Task<IReadOnlyList<Change>> RunAsync(CancellationToken cancellationToken)
    {
        var account = session.Connection.AccountId!;
        var changes = new List<Change>();

        step?.Invoke("The enterprise application");
        var app = await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = AppName(account), AccountId = account }, host, cancellationToken);
        changes.AddRange(app.Changes);

        step?.Invoke("The SAML provider in AWS");
        var provider = await session.SignOn.EnsureProviderAsync(
            new SamlProviderRequest { ProviderName = ProviderName, AccountId = account, SamlMetadata = app.SamlMetadata, Planned = app.Planned, ServicePrincipalId = app.ServicePrincipalId }, host, cancellationToken);
        changes.AddRange(provider.Changes);

        step?.Invoke("The roles in AWS");
        var roles = new List<SamlRole>();
        foreach (var (name, policy, description) in Roles)
        {
            var role = await session.Roles.EnsureRoleAsync(
                new SamlRoleRequest { RoleName = name, Provider = provider.ProviderArn, Planned = provider.Planned, AccountId = account, Policies = [policy], Description = description, ServicePrincipalId = provider.ServicePrincipalId }, host, cancellationToken);
            roles.Add(role);
            changes.AddRange(role.Changes);
        }

        step?.Invoke("The app roles in Entra");
        var selector = new AppSelector(app.ServicePrincipalId, app.DisplayName);
        var appRoles = new Dictionary<string, AppRole>();
        var sync = new AppRoleSyncRequest { App = selector, Roles = roles.Select(r => new WantedAppRole(r.RoleArn, r.ProviderArn, r.Planned)).ToList() };
        await session.Roles.SyncAppRolesAsync(sync, role =>
        {
            appRoles[role.RoleName!] = role;
            changes.AddRange(role.Changes);
            return Task.CompletedTask;
        }, host, cancellationToken);

        step?.Invoke("The groups, and the role of each");
        var mappings = new List<GroupRoleMapping>();
        foreach (var (group, role, _) in People)
        {
            var mapping = await session.Access.EnsureMappingAsync(
                new GroupRoleMappingRequest { App = selector, AppRole = appRoles[role].RoleArn!, Planned = appRoles[role].Planned, Group = group, CreateGroup = true, AccountId = account }, host, cancellationToken);
            mappings.Add(mapping);
            changes.AddRange(mapping.Changes);
        }

        step?.Invoke("The test users, each in its group");
        foreach (var (group, _, user) in People)
        {
            var made = await session.Access.EnsureUserAsync(new EntraUserRequest { UserPrincipalName = $"{user}@{session.Connection.DefaultDomain}" }, host, cancellationToken);
            changes.AddRange(made.Changes);
            var member = await session.Access.EnsureMemberAsync(new GroupMemberRequest { Group = group, User = made.UserPrincipalName, Planned = made.Planned }, host, cancellationToken);
            changes.AddRange(member.Changes);
        }

        step?.Invoke("Multifactor authentication at the app, report-only at first");
        var mfa = new MfaPolicyRequest
        {
            DisplayName = PolicyName,
            Apps = [selector],
            Groups = mappings.Where(m => m.GroupId != Guid.Empty).Select(m => m.GroupId.ToString()).ToList(),
            PlannedScope = mappings.Where(m => m.GroupId == Guid.Empty).Select(m => m.GroupName).ToList(),
            ExcludeUsers = [BreakGlass],
            AccountId = account,
        };
        var protection = await session.Protection.EnsureMfaPolicyAsync(mfa, host, cancellationToken);
        changes.AddRange(protection.Changes);
        return changes;
    }

    /// <summary>The app's name tells the company and the account.</summary>
    public static string AppName(string accountId) => $"AWS Contoso {accountId}";
}
