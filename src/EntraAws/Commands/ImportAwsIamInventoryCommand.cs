using System.Management.Automation;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Reads inventories that Export-AwsIamInventory, or Get-AwsIamInventory -Path, wrote.</summary>
[Cmdlet(VerbsData.Import, "AwsIamInventory")]
[OutputType(typeof(AwsIamInventory))]
public sealed class ImportAwsIamInventoryCommand : EntraAwsCmdlet
{
    /// <summary>The files.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        foreach (var path in Path)
        {
            await ForItemAsync(async () =>
            {
                var file = (await Operation.ResolvePathAsync(path).ConfigureAwait(false))!;
                await Operation.WriteObjectAsync(await EngineStart.Engine.Files.ImportAsync(file, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }
}
