using System.Management.Automation;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Reads inventories that Export-AwsIamInventory, or Get-AwsIamInventory -Path, wrote.</summary>
[Cmdlet(VerbsData.Import, "AwsIamInventory", DefaultParameterSetName = PathSet)]
[OutputType(typeof(AwsIamInventory))]
public sealed class ImportAwsIamInventoryCommand : EntraAwsCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The files by their exact names, wildcards not understood; files that Get-ChildItem gives are taken this way.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    private protected override Task ProcessAsync(CancellationToken cancellationToken) => ForFilesAsync(Path, LiteralPath, async file =>
        await Operation.WriteObjectAsync(await EngineStart.Engine.Files.ImportAsync(file, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false));
}
