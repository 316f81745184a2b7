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
    private readonly List<AccountAssignmentRequest> _input = [];

    /// <summary>The group, by its exact display name in the identity store: that of the Entra group that is synchronized into it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Group")]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string GroupName { get; set; } = "";

    /// <summary>The AWS accounts, 12 digits each. The management account can be assigned by itself only, not by a delegated administrator.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string[] AccountId { get; set; } = [];

    /// <summary>How many changes are under way at the same time, 1 to 10; the service takes no more than 10.</summary>
    [Parameter]
    [ValidateRange(1, 10)]
    public int ThrottleLimit { get; set; } = 10;

    /// <summary>The request for one account, of the parameters that are bound now.</summary>
    private protected abstract AccountAssignmentRequest RequestFor(string accountId);

    private protected abstract Task ChangeAsync(IReadOnlyList<AccountAssignmentRequest> requests, CancellationToken cancellationToken);

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _input.AddRange(AccountId.Select(RequestFor));
        return Task.CompletedTask;
    }

    private protected override Task EndAsync(CancellationToken cancellationToken) => _input.Count == 0 ? Task.CompletedTask : ChangeAsync(_input, cancellationToken);
}
