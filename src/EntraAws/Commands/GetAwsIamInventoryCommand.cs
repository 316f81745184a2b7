using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Reads what IAM of AWS accounts holds: users, groups, roles, policies and identity providers.</summary>
[Cmdlet(VerbsCommon.Get, "AwsIamInventory", DefaultParameterSetName = AccountSet)]
[OutputType(typeof(AwsIamInventory), typeof(AwsInventoryFile))]
[RequiredPermissions(Aws =
[
    "iam:GetAccountAuthorizationDetails", "iam:GenerateCredentialReport", "iam:GetCredentialReport", "iam:ListRoles", "iam:ListSAMLProviders", "iam:GetSAMLProvider",
    "iam:ListOpenIDConnectProviders", "iam:ListServiceSpecificCredentials", "iam:ListVirtualMFADevices", "iam:GetAccountSummary", "iam:GetAccountPasswordPolicy",
    "iam:ListAccountAliases", "iam:ListAccessKeys", "iam:ListSSHPublicKeys", "iam:GenerateServiceLastAccessedDetails", "iam:GetServiceLastAccessedDetails",
    "organizations:ListAccounts", "sts:AssumeRole",
])]
public sealed class GetAwsIamInventoryCommand : ConnectedCmdlet
{
    private const string AccountSet = "Account";
    private const string AllSet = "All";

    private readonly List<string> _accounts = [];

    /// <summary>The AWS accounts, 12 digits each. Default: that of the connection. Others are reached by assuming its AccountRoleName there.</summary>
    [Parameter(Position = 0, ParameterSetName = AccountSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string[]? AccountId { get; set; }

    /// <summary>Reads every active account of the organization. The connection's account must be its management account or a delegated administrator.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>How many accounts are read at the same time, 1 to 50.</summary>
    [Parameter]
    [ValidateRange(1, 50)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>A folder to keep each account in as soon as it is read, as a file that Import-AwsIamInventory reads. Accounts that an earlier run has finished are not read again. The output is a line for each file, and memory stays small.</summary>
    [Parameter]
    public string? Path { get; set; }

    /// <summary>With -Path: reads accounts again that an earlier run has finished.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Also reads the ids of access keys: one call for each user who has one.</summary>
    [Parameter]
    public SwitchParameter IncludeAccessKeyId { get; set; }

    /// <summary>Also reads SSH keys: one call for each user.</summary>
    [Parameter]
    public SwitchParameter IncludeSshKey { get; set; }

    /// <summary>Also reads which services each user last tried: two calls and more for each user.</summary>
    [Parameter]
    public SwitchParameter IncludeLastAccessed { get; set; }

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _accounts.AddRange(AccountId ?? []);
        return Task.CompletedTask;
    }

    private protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        var include = new InventoryRequest { IncludeAccessKeyId = IncludeAccessKeyId, IncludeSshKey = IncludeSshKey, IncludeLastAccessed = IncludeLastAccessed };
        if (!All && Path is null && _accounts.Count <= 1)
        {
            await WriteAsync(await Session.Inventory.ReadAsync(include with { AccountId = _accounts.FirstOrDefault() }, Operation, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            return;
        }

        var accounts = _accounts.Count > 0 ? _accounts : [Session.Connection.AccountId ?? throw Faults.AwsNotConnected()];
        var request = new ManyInventoriesRequest { AccountIds = All ? null : accounts, ThrottleLimit = ThrottleLimit, Include = include, Again = Force };
        var folder = await Operation.ResolvePathAsync(Path).ConfigureAwait(false);
        if (folder is null) await Session.Inventory.ReadManyAsync(request, WriteAsync, (_, error) => Operation.WriteErrorAsync(error), Operation, cancellationToken).ConfigureAwait(false);
        else await Session.Inventory.SaveManyAsync(request, folder, Operation.WriteObjectAsync, (_, error) => Operation.WriteErrorAsync(error), Operation, cancellationToken).ConfigureAwait(false);
    }

    private Task WriteAsync(AwsIamInventory inventory)
    {
        var names = Connections.Names(Pipeline.StateKey);
        foreach (var policy in inventory.Policies) names.Add("policy", policy.PolicyName);
        foreach (var provider in inventory.IdentityProviders) names.Add("provider", provider.Name);
        return Operation.WriteObjectAsync(inventory);
    }
}
