using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Puts a user into a security group.</summary>
[Cmdlet(VerbsCommon.Add, "EntraAwsGroupMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(GroupMember))]
[RequiredPermissions(Graph = ["GroupMember.ReadWrite.All", "User.Read.All"])]
public sealed class AddEntraAwsGroupMemberCommand : ConnectedCmdlet
{
    /// <summary>The group, by id or exact display name. Synchronized and dynamic groups are refused.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Group", "GroupId")]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string GroupName { get; set; } = "";

    /// <summary>The user, by sign-in name or id.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("User", "UserId")]
    public string UserPrincipalName { get; set; } = "";

    /// <summary>Set by the pipeline when the user is only planned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public bool Planned { get; set; }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var request = new GroupMemberRequest { Group = GroupName, User = UserPrincipalName, Planned = Planned };
        var member = await Session.Access.EnsureMemberAsync(request, Operation, cancellationToken).ConfigureAwait(false);
        await Operation.WriteObjectAsync(member).ConfigureAwait(false);
    }
}
