using EntraAws.Commands;
using EntraAws.Contracts;
using EntraAws.Engine.RoleLists;
using Rehearsal;

namespace EntraAws.Benchmarks.Fleet;

/// <summary>The roles of all accounts on as few apps as hold them, command by command as the example One-App-For-Many.ps1 has it.</summary>
internal sealed class SharedAppRun(EntraAwsConnection connection, IReadOnlyList<AwsAccount> accounts, IReadOnlyList<string> roles, int throttleLimit)
{
    public const string AppName = "AWS Contoso";

    private readonly IReadOnlyList<RoleListEntry> _wanted = Wanted(accounts, roles);

    /// <summary>The list of all roles, none of them made yet.</summary>
    public static IReadOnlyList<RoleListEntry> Wanted(IReadOnlyList<AwsAccount> accounts, IReadOnlyList<string> roles) =>
    [
        .. accounts.SelectMany(a => roles.Select(name => new RoleListEntry
        {
            AccountId = a.AccountId,
            AccountName = a.Name,
            RoleName = name,
            RoleArn = $"arn:aws:iam::{a.AccountId}:role/{name}",
            ProviderArn = $"arn:aws:iam::{a.AccountId}:saml-provider/{FleetSetup.ProviderName}",
        })),
    ];

    /// <summary>Split-AwsRoleList: which account to which app. It sends nothing; the cmdlet looks for the engine in a module's folder, which is not here.</summary>
    public static IReadOnlyList<RoleListPart> Split(IReadOnlyList<RoleListEntry> wanted, IReadOnlyList<AppRole> current) =>
        new RoleListCapability().Split(new RoleListSplitRequest { Roles = wanted, DisplayName = $"{AppName} {{Name}}", Current = current }).Parts;

    /// <summary>New-EntraAwsApp: the one app for all.</summary>
    public void MakeOne() => Through<EntraAwsApp>([""], new CmdletChain().Then<NewEntraAwsAppCommand, string>(new() { Connection = connection, DisplayName = AppName, Identifier = "all" }, (_, _) => { }));

    /// <summary>Sync-EntraAppRole of everything to the one app.</summary>
    /// <returns>The error with which it stops.</returns>
    public EntraAwsException OfferOnOne()
    {
        var chain = new CmdletChain().Then<SyncEntraAppRoleCommand, RoleListEntry>(
            new() { Connection = connection, ThrottleLimit = throttleLimit, App = new(AppName) },
            (c, r) => (c.RoleArn, c.ProviderArn, c.AccountName) = (r.RoleArn, r.ProviderArn, r.AccountName));
        chain.Run(_wanted);
        return chain is { Errors: [var error], Output.Count: 0 } ? error : throw new InvalidOperationException($"{chain.Errors.Count} errors and {chain.Output.Count} app roles where one app can't hold them all.");
    }

    public IReadOnlyList<GroupRoleMapping> Run()
    {
        var split = Split(_wanted, CurrentAsync().GetAwaiter().GetResult());
        Through<SamlProvider>(split, new CmdletChain()
            .Then<NewEntraAwsAppCommand, RoleListPart>(
                new() { Connection = connection, ThrottleLimit = throttleLimit },
                (c, p) => (c.DisplayName, c.Identifier, c.AccountIds) = (p.DisplayName, p.Identifier, [.. p.AccountIds]))
            .Then<NewAwsSamlProviderCommand, EntraAwsApp>(
                new() { Connection = connection, ThrottleLimit = throttleLimit, ProviderName = FleetSetup.ProviderName },
                (c, a) => (c.AccountIds, c.SamlMetadata, c.ServicePrincipalId, c.AppDisplayName, c.Planned) = ([.. a.AccountIds], a.SamlMetadata, a.ServicePrincipalId, a.DisplayName, a.Planned)));
        Through<SamlRole>(_wanted, new CmdletChain().Then<NewAwsSamlRoleCommand, RoleListEntry>(
            new() { Connection = connection, ThrottleLimit = throttleLimit, Policy = [FleetSetup.PolicyArn] },
            (c, r) => (c.AccountId, c.RoleName, c.ProviderArn, c.AccountName) = (r.AccountId, [r.RoleName], r.ProviderArn, r.AccountName)));
        return Through<GroupRoleMapping>(split.SelectMany(p => p.Roles), new CmdletChain()
            .Then<SyncEntraAppRoleCommand, RoleListEntry>(
                new() { Connection = connection, ThrottleLimit = throttleLimit },
                (c, r) => (c.App, c.RoleArn, c.ProviderArn, c.AccountName) = (new(r.App!), r.RoleArn, r.ProviderArn, r.AccountName))
            .Then<MapGroupsCommand, AppRole>(new() { Connection = connection, GroupTemplate = FleetSetup.GroupTemplate }, (c, r) => c.Role = r));
    }

    // Get-EntraAwsApp 'AWS Contoso *' | Get-EntraAppRole, where there is no PowerShell to match a wildcard.
    private async Task<IReadOnlyList<AppRole>> CurrentAsync()
    {
        var (host, session) = (new ConsoleHost(TextWriter.Null, verbose: false), connection.Session);
        var (apps, current) = (new List<EntraAwsApp>(), new List<AppRole>());
        await session.SignOn.FindAppsAsync(new AppQuery(null, new NameFilter(n => n.StartsWith($"{AppName} ", StringComparison.Ordinal)), WithMetadata: false), Into(apps), host, CancellationToken.None);
        foreach (var app in apps)
            await session.Roles.FindAppRolesAsync(new AppRoleQuery(new AppSelector(app.ServicePrincipalId, app.DisplayName), new NameFilter(), IncludeTemplateRoles: false), Into(current), host, CancellationToken.None);
        return current;
    }

    private static Func<T, Task> Into<T>(List<T> list) => item =>
    {
        list.Add(item);
        return Task.CompletedTask;
    };

    private static IReadOnlyList<T> Through<T>(IEnumerable<object> input, CmdletChain chain)
    {
        chain.Run(input);
        return chain.Errors.Count == 0 ? [.. chain.Output.Cast<T>()] : throw new InvalidOperationException($"{chain.Errors.Count} errors: {chain.Errors[0].Message}");
    }
}
