using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Shows who is assigned to an enterprise application, and to which AWS role.</summary>
[Cmdlet(VerbsCommon.Get, "AwsGroupRoleMapping")]
[OutputType(typeof(GroupRoleMapping))]
[RequiredPermissions(Graph = ["Application.Read.All", "GroupMember.Read.All"])]
public sealed class GetAwsGroupRoleMappingCommand : ConnectedCmdlet
{
    /// <summary>The enterprise application, by object, id or name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    /// <summary>Names of groups; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 1)]
    [Alias("Group")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[]? GroupName { get; set; }

    private protected override Task ProcessAsync(CancellationToken cancellationToken) => Session.Access.FindMappingsAsync(
        new GroupRoleMappingQuery(App!.Selector, WildcardName.Filter(GroupName)),
        mapping =>
        {
            Connections.Names(Pipeline.StateKey).Add("group", mapping.GroupName);
            return Operation.WriteObjectAsync(mapping);
        },
        Operation,
        cancellationToken);
}
