using System.Globalization;
using EntraAws.Commands;
using EntraAws.Sandbox;

namespace EntraAws.Benchmarks.Fleet;

/// <summary>An organization whose accounts all get the same roles: the sandbox, and the pipeline that makes one app for each account.</summary>
internal static class FleetSetup
{
    public const string AppTemplate = "AWS {AccountName} {AccountId}";
    public const string GroupTemplate = "AWS-{AccountId}-{RoleName}";
    public const string ProviderName = "EntraID";
    public const string PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    public static IReadOnlyList<string> Roles(int count) => [.. Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"People-{i:00}"))];

    public static SandboxState State(int accounts, DateTimeOffset now) => LargeOrganization.Create(accounts, new AccountSize(2, 1, 2, 1), seed: 1, now);

    /// <summary>Accounts as Get-AwsAccount -All gives them.</summary>
    public static IReadOnlyList<AwsAccount> Accounts(SandboxState state) =>
        [.. state.Organization!.Accounts.Select(a => new AwsAccount { AccountId = a.AccountId, Name = a.Name, State = a.State })];

    /// <summary>
    /// New-EntraAwsApp -DisplayName ... | New-AwsSamlProvider EntraID | New-AwsSamlRole ... | Sync-EntraAppRole |
    /// Set-AwsGroupRoleMapping ... -CreateGroup, fed with accounts.
    /// </summary>
    public static CmdletChain Chain(EntraAwsConnection connection, IReadOnlyList<string> roles, int throttleLimit, bool whatIf = false) => new CmdletChain { IsWhatIf = whatIf }
        .Then<NewEntraAwsAppCommand, AwsAccount>(
            new() { Connection = connection, ThrottleLimit = throttleLimit, DisplayName = AppTemplate },
            (c, a) => (c.AccountId, c.AccountName, c.AccountAlias, c.State) = (a.AccountId, a.Name, a.Alias, a.State))
        .Then<NewAwsSamlProviderCommand, EntraAwsApp>(
            new() { Connection = connection, ThrottleLimit = throttleLimit, ProviderName = ProviderName },
            (c, a) => (c.AccountId, c.SamlMetadata, c.ServicePrincipalId, c.AppDisplayName, c.Planned, c.AccountName) = (a.AccountId is { } id ? [id] : null, a.SamlMetadata, a.ServicePrincipalId, a.DisplayName, a.Planned, a.AccountName))
        .Then<NewAwsSamlRoleCommand, SamlProvider>(
            new() { Connection = connection, ThrottleLimit = throttleLimit, RoleName = [.. roles], Policy = [PolicyArn] },
            (c, p) => (c.AccountId, c.ProviderArn, c.ServicePrincipalId, c.AppDisplayName, c.Planned, c.AccountName) = (p.AccountId, p.ProviderArn, p.ServicePrincipalId, p.AppDisplayName, p.Planned, p.AccountName))
        .Then<SyncEntraAppRoleCommand, SamlRole>(
            new() { Connection = connection, ThrottleLimit = throttleLimit },
            (c, r) => (c.App, c.RoleArn, c.ProviderArn, c.AppDisplayName, c.Planned, c.AccountName) = (new(r.ServicePrincipalId!.Value), r.RoleArn, r.ProviderArn, r.AppDisplayName, r.Planned, r.AccountName))
        .Then<MapGroupsCommand, AppRole>(new() { Connection = connection, GroupTemplate = GroupTemplate }, (c, r) => c.Role = r);
}
