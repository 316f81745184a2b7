using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Makes a sandbox: AWS and Entra in one file, with a sample company or with your own account in it.</summary>
[Cmdlet(VerbsCommon.New, "EntraAwsSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(EntraAwsSandbox))]
public sealed class NewEntraAwsSandboxCommand : EntraAwsCmdlet
{
    /// <summary>The state file to make. It is readable by its owner alone.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>What <c>aws iam get-account-authorization-details</c> printed for a real account, as JSON. Without it the sandbox holds a sample company.</summary>
    [Parameter]
    [Alias("AuthorizationDetailsPath")]
    public string? AuthorizationDetails { get; set; }

    /// <summary>That account's credential report, as CSV.</summary>
    [Parameter]
    [Alias("CredentialReportPath")]
    public string? CredentialReport { get; set; }

    /// <summary>Files that Export-AwsIamInventory or Get-AwsIamInventory -Path wrote, one for each account; wildcards are allowed. A connection starts in the account of the first.</summary>
    [Parameter]
    [Alias("InventoryPath")]
    [SupportsWildcards]
    public string[] Inventory { get; set; } = [];

    /// <summary>Makes a sample organization of so many AWS accounts, 2 to 1,000, instead of the sample company. Each has people, groups, roles and policies of its own; a connection starts in the management account.</summary>
    [Parameter]
    [ValidateRange(2, 1000)]
    public int? AccountCount { get; set; }

    /// <summary>Replaces a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        if (Inventory.Length > 0 && AuthorizationDetails is not null) throw Faults.ParametersConflict("-Inventory", "-AuthorizationDetails");
        if (AccountCount is not null && (Inventory.Length > 0 || AuthorizationDetails is not null)) throw Faults.ParametersConflict("-AccountCount", Inventory.Length > 0 ? "-Inventory" : "-AuthorizationDetails");
        if (CredentialReport is not null && AuthorizationDetails is null) throw Faults.ParameterMissing("-AuthorizationDetails", "-CredentialReport");
        var inventories = new List<string>();
        foreach (var path in Inventory) inventories.AddRange(await Operation.ResolvePathsAsync(path, hasLiteral: false).ConfigureAwait(false));
        var request = new SandboxRequest
        {
            Path = (await Operation.ResolvePathAsync(Path).ConfigureAwait(false))!,
            AuthorizationDetailsPath = await Operation.ResolvePathAsync(AuthorizationDetails).ConfigureAwait(false),
            CredentialReportPath = await Operation.ResolvePathAsync(CredentialReport).ConfigureAwait(false),
            InventoryPaths = [.. inventories.Distinct()],
            AccountCount = AccountCount,
            Overwrite = Force,
        };
        var sandbox = await EngineStart.Engine.CreateSandboxAsync(request, Operation, cancellationToken).ConfigureAwait(false);
        await Operation.WriteObjectAsync(sandbox).ConfigureAwait(false);
    }
}
