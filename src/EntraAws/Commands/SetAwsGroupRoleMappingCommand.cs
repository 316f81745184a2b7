using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;
using EntraAws.Rules;

namespace EntraAws.Commands;

/// <summary>Gives a security group an AWS role: its direct members can assume it by sign-in.</summary>
[Cmdlet(VerbsCommon.Set, "AwsGroupRoleMapping", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(GroupRoleMapping))]
[RequiredPermissions(Graph = ["AppRoleAssignment.ReadWrite.All", "Application.Read.All", "GroupMember.Read.All", "Group.Create"])]
public sealed class SetAwsGroupRoleMappingCommand : ConnectedCmdlet
{
    // Five batches: enough to make waiting for new groups rare, few enough for results to keep coming.
    private const int Window = 100;

    private readonly List<GroupRoleMappingRequest> _window = [];
    private readonly Dictionary<GroupRoleMappingRequest, (string? Name, string? Alias)> _accounts = [];
    private readonly NameClaims _names = new();
    private int _done;

    /// <summary>The group, by id or exact display name, up to 256 characters. For many roles it is a template: {AccountId}, {AccountName}, {AccountAlias} and {RoleName} stand for what comes down the pipeline. Nested groups get nothing: app role assignment ignores them.</summary>
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

    /// <summary>The account's name; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? AccountName { get; set; }

    /// <summary>The account's alias; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? AccountAlias { get; set; }

    /// <summary>Set by the pipeline when the app role is only planned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public bool Planned { get; set; }

    private protected override Task StartAsync(CancellationToken cancellationToken)
    {
        NameTemplate.ForGroups.Check(GroupName);
        return Task.CompletedTask;
    }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        // A claim's value begins with the role's ARN, or holds it behind the comma.
        var arn = AppRole.Split(',').Select(part => Arn.Parse(part, "role")).FirstOrDefault(a => a is not null);
        var account = arn?.AccountId ?? AccountId ?? Session.Connection.AccountId;
        var group = NameTemplate.ForGroups.Fill(GroupName, account, AccountName, AccountAlias, arn?.Name ?? (Guid.TryParse(AppRole, out _) ? null : AppRole));
        if (NameTemplate.HasPlaceholder(GroupName)) _names.Claim("group", group, account);
        var request = new GroupRoleMappingRequest
        {
            App = App!.Selector.Named(AppDisplayName),
            AppRole = AppRole,
            Planned = Planned,
            Group = group,
            CreateGroup = CreateGroup,
            GroupDescription = GroupDescription,
            AccountId = AccountId,
        };
        _window.Add(request);
        _accounts[request] = (AccountName, AccountAlias);
        // Who is asked about each change sees it made before the next question.
        if (_window.Count == (Operation.AsksEachChange ? 1 : Window)) await FlushAsync(last: false, cancellationToken).ConfigureAwait(false);
    }

    private protected override Task EndAsync(CancellationToken cancellationToken) => FlushAsync(last: true, cancellationToken);

    private async Task FlushAsync(bool last, CancellationToken cancellationToken)
    {
        if (_window.Count > 0) await Session.Access.EnsureMappingsAsync([.. _window], WriteAsync, (_, error) => Operation.WriteErrorAsync(error), Operation, cancellationToken).ConfigureAwait(false);
        _done += _window.Count;
        _window.Clear();
        _accounts.Clear();
        if (_done >= Window) await Operation.ProgressAsync(new OperationProgress { Activity = "Assigning groups", Status = $"{_done} done", Completed = last }).ConfigureAwait(false);
    }

    private Task WriteAsync(GroupRoleMappingRequest request, GroupRoleMapping mapping)
    {
        var (name, alias) = _accounts[request];
        Connections.Names(Pipeline.StateKey).Add("group", mapping.GroupName);
        return Operation.WriteObjectAsync(mapping with { AccountName = name, AccountAlias = alias });
    }
}
