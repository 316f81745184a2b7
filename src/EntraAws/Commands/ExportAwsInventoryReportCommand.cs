using System.Management.Automation;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>
/// Writes what was found in one or more AWS accounts as one HTML file: where to begin, who gets what, users, groups,
/// roles, policies, identity providers and the record sheet. It needs no connection.
/// </summary>
[Cmdlet(VerbsData.Export, "AwsInventoryReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAwsInventoryReportCommand : EntraAwsCmdlet
{
    private readonly List<AwsIamInventory> _inventories = [];

    /// <summary>The inventories, one for each account; they make one report together.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public AwsIamInventory[] Inventory { get; set; } = [];

    /// <summary>The file to write, HTML. It is readable by its owner alone and refers to nothing outside itself.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The accounts as Get-AwsAccount returns them: contacts, Regions and organization for the record sheet.</summary>
    [Parameter]
    public AwsAccount[] Account { get; set; } = [];

    /// <summary>The findings, as Get-AwsAccessRisk returns them with thresholds of your own. Default: assessed here; findings of other accounts are left out.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public AccessRisk[]? Risk { get; set; }

    /// <summary>The Entra tenant, as Get-EntraTenant returns it.</summary>
    [Parameter]
    public EntraTenant? Tenant { get; set; }

    /// <summary>Replaces a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _inventories.AddRange(Inventory);
        return Task.CompletedTask;
    }

    private protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        // Whatever was to give them has said why it did not.
        if (_inventories.Count == 0) return;
        var request = new InventoryReportRequest
        {
            Path = (await Operation.ResolvePathAsync(Path).ConfigureAwait(false))!,
            Inventories = _inventories,
            Accounts = Account,
            Risks = Risk,
            Tenant = Tenant,
            Overwrite = Force,
        };
        if (await EngineStart.Engine.Assessment.WriteReportAsync(request, Operation, cancellationToken).ConfigureAwait(false))
            await Operation.WriteObjectAsync(new FileInfo(request.Path)).ConfigureAwait(false);
    }
}
