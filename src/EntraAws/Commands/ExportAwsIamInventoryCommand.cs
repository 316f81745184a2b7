using System.Management.Automation;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Writes inventories to files that Import-AwsIamInventory and New-EntraAwsSandbox read.</summary>
[Cmdlet(VerbsData.Export, "AwsIamInventory", SupportsShouldProcess = true)]
[OutputType(typeof(AwsInventoryFile))]
public sealed class ExportAwsIamInventoryCommand : EntraAwsCmdlet
{
    /// <summary>The inventories.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public AwsIamInventory Inventory { get; set; } = null!;

    /// <summary>The file to write, readable by its owner alone; or a folder that is there, for a file named after each account. It holds no secret, but all that an attacker wants to know.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Replaces a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var path = (await Operation.ResolvePathAsync(Path).ConfigureAwait(false))!;
        if (Directory.Exists(path)) path = System.IO.Path.Combine(path, $"{Inventory.AccountId}.json");
        if (!await Operation.ConfirmFileAsync("inventory", path).ConfigureAwait(false)) return;
        var file = await EngineStart.Engine.Files.ExportAsync(Inventory, path, Force, Operation, cancellationToken).ConfigureAwait(false);
        await Operation.WriteObjectAsync(file).ConfigureAwait(false);
    }
}
