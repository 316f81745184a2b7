using System.Management.Automation;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Reads inventories that Export-AwsIamInventory, or Get-AwsIamInventory -Path, wrote.</summary>
[Cmdlet(VerbsData.Import, "AwsIamInventory")]
[OutputType(typeof(AwsIamInventory))]
public sealed class ImportAwsIamInventoryCommand : EntraAwsCmdlet
{
    /// <summary>The files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        foreach (var file in await Operation.ResolvePathsAsync(Path).ConfigureAwait(false))
        {
            await ForItemAsync(async () =>
            {
                await Operation.WriteObjectAsync(await EngineStart.Engine.Files.ImportAsync(file, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }
}
