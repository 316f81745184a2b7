using System.Management.Automation;
using EntraAws.Contracts;
using EntraAws.Hosting;
using EntraAws.Rules;

namespace EntraAws.Benchmarks.Fleet;

/// <summary>
/// Set-AwsGroupRoleMapping -CreateGroup where there is no PowerShell: the assembly to compile against keeps no switch.
/// </summary>
[Cmdlet(VerbsCommon.Set, "Groups")]
public sealed class MapGroupsCommand : ConnectedCmdlet
{
    private const int Window = 100;

    private readonly List<GroupRoleMappingRequest> _window = [];
    private readonly Dictionary<string, string?> _names = [];

    public string GroupTemplate { get; set; } = "";

    public AppRole Role { get; set; } = null!;

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        _names[Role.AccountId!] = Role.AccountName;
        _window.Add(new GroupRoleMappingRequest
        {
            App = new AppSelector(Role.ServicePrincipalId, Role.AppDisplayName),
            AppRole = Role.RoleArn!,
            Planned = Role.Planned,
            Group = NameTemplate.ForGroups.Fill(GroupTemplate, Role.AccountId, Role.AccountName, null, Role.RoleName),
            CreateGroup = true,
            AccountId = Role.AccountId,
        });
        if (_window.Count == Window) await EndAsync(cancellationToken).ConfigureAwait(false);
    }

    private protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_window.Count == 0) return;
        await Session.Access.EnsureMappingsAsync([.. _window], (_, made) => Operation.WriteObjectAsync(made with { AccountName = _names[made.AccountId!] }), (_, error) => Operation.WriteErrorAsync(error), Operation, cancellationToken).ConfigureAwait(false);
        _window.Clear();
    }
}
