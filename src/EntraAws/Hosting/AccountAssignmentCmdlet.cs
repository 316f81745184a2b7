using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;

namespace EntraAws.Hosting;

/// <summary>
/// A cmdlet that changes who has a permission set in which accounts. The service takes a while for each and carries out
/// several at a time, so all of the input is collected first.
/// </summary>
public abstract class AccountAssignmentCmdlet : ConnectedCmdlet
{
    private const string User = "USER";

    private readonly List<AccountAssignmentRequest> _input = [];
    private bool _isGroupGiven;

    /// <summary>The group, by its exact display name in the identity store: that of the Entra group that is synchronized into it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Group")]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string GroupName { get; set; } = "";

    /// <summary>The permission set, by name or ARN.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("PermissionSet", "RoleName")]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string PermissionSetName { get; set; } = "";

    /// <summary>The AWS accounts, 12 digits each. The management account can be assigned by itself only, not by a delegated administrator.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string[] AccountId { get; set; } = [];

    /// <summary>How many changes are under way at the same time, 1 to 10; the service takes no more than 10.</summary>
    [Parameter]
    [ValidateRange(1, 10)]
    public int ThrottleLimit { get; set; } = 10;

    /// <summary>The principal's id; set by the pipeline, and then the group is not looked up by its name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? PrincipalId { get; set; }

    /// <summary>GROUP or USER; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? PrincipalType { get; set; }

    /// <summary>Whether the permission set is only planned.</summary>
    private protected virtual bool IsPlanned => false;

    private protected abstract Task ChangeAsync(IReadOnlyList<AccountAssignmentRequest> requests, CancellationToken cancellationToken);

    // What is bound before the first input was typed.
    private protected override Task StartAsync(CancellationToken cancellationToken)
    {
        _isGroupGiven = MyInvocation?.BoundParameters?.ContainsKey(nameof(GroupName)) == true;
        return Task.CompletedTask;
    }

    /// <summary>The request for one account, of the parameters that are bound now. A group that was typed is meant, whosever assignment comes down the pipeline.</summary>
    private AccountAssignmentRequest RequestFor(string accountId) => new()
    {
        Group = GroupName,
        PermissionSet = PermissionSetName,
        AccountId = accountId,
        PrincipalId = _isGroupGiven || string.IsNullOrWhiteSpace(PrincipalId) ? null : PrincipalId,
        PrincipalType = !_isGroupGiven && string.Equals(PrincipalType?.Trim(), User, StringComparison.OrdinalIgnoreCase) ? User : "GROUP",
        Planned = IsPlanned,
    };

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _input.AddRange(AccountId.Select(RequestFor));
        return Task.CompletedTask;
    }

    private protected override Task EndAsync(CancellationToken cancellationToken) => _input.Count == 0 ? Task.CompletedTask : ChangeAsync(_input, cancellationToken);
}
