using System.Management.Automation;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Reads roles from text files with a role's ARN and its provider's on each line.</summary>
[Cmdlet(VerbsData.Import, "AwsRoleList", DefaultParameterSetName = PathSet)]
[OutputType(typeof(RoleListEntry))]
public sealed class ImportAwsRoleListCommand : EntraAwsCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The files, up to 64 MB each; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The files by their exact names, wildcards not understood; files that Get-ChildItem gives are taken this way.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    private protected override Task ProcessAsync(CancellationToken cancellationToken) => ForFilesAsync(Path, LiteralPath, file =>
        EngineStart.Engine.RoleLists.ImportAsync(file, Operation.WriteObjectAsync, Operation.WriteErrorAsync, cancellationToken));
}
