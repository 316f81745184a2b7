using System.Management.Automation;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Reads roles from text files with a role's ARN and its provider's on each line.</summary>
[Cmdlet(VerbsData.Import, "AwsRoleList")]
[OutputType(typeof(RoleListEntry))]
public sealed class ImportAwsRoleListCommand : EntraAwsCmdlet
{
    /// <summary>The files, up to 64 MB each; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        foreach (var file in await Operation.ResolvePathsAsync(Path).ConfigureAwait(false))
        {
            await ForItemAsync(() => EngineStart.Engine.RoleLists.ImportAsync(
                file, Operation.WriteObjectAsync, Operation.WriteErrorAsync, cancellationToken)).ConfigureAwait(false);
        }
    }
}
