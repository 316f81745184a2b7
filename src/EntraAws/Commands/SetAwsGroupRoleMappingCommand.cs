using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Gives a security group an AWS role: its direct members can assume it by sign-in.</summary>
[Cmdlet(VerbsCommon.Set, "AwsGroupRoleMapping", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(GroupRoleMapping))]
[RequiredPermissions(Graph = ["AppRoleAssignment.ReadWrite.All", "Application.Read.All", "GroupMember.Read.All", "Group.Create"])]
public sealed class SetAwsGroupRoleMappingCommand : ConnectedCmdlet
{
    /// <summary>The group, by id or exact display name. Nested groups get nothing: app role assignment ignores them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Group", "GroupId")]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string GroupName { get; set; } = "";

    /// <summary>The AWS role, by ARN or name, or the app role's id.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("RoleArn", "RoleName", "AppRoleId")]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string AppRole { get; set; } = "";

    /// <summary>The enterprise application, by object, id or name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    /// <summary>The AWS account, 12 digits; it is handed on to the next command.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>Makes the security group when there is none by that name.</summary>
    [Parameter]
    public SwitchParameter CreateGroup { get; set; }

    /// <summary>The description of a group that is made.</summary>
    [Parameter]
    public string? GroupDescription { get; set; }

    /// <summary>The name of the app; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? AppDisplayName { get; set; }

    /// <summary>Set by the pipeline when the app role is only planned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public bool Planned { get; set; }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var request = new GroupRoleMappingRequest
        {
            App = App!.Selector.Named(AppDisplayName),
            AppRole = AppRole,
            Planned = Planned,
            Group = GroupName,
            CreateGroup = CreateGroup,
            GroupDescription = GroupDescription,
            AccountId = AccountId,
        };
        var mapping = await Session.Access.EnsureMappingAsync(request, Operation, cancellationToken).ConfigureAwait(false);
        Connections.Names(Pipeline.StateKey).Add("group", mapping.GroupName);
        await Operation.WriteObjectAsync(mapping).ConfigureAwait(false);
    }
}
