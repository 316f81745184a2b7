using System.Management.Automation;
using EntraAws.Contracts;
using EntraAws.Hosting;
using EntraAws.Rules;

namespace EntraAws.Commands;

/// <summary>Writes roles to a text file, a line with the role's ARN and its provider's for each.</summary>
[Cmdlet(VerbsData.Export, "AwsRoleList", SupportsShouldProcess = true)]
[OutputType(typeof(RoleListFile))]
public sealed class ExportAwsRoleListCommand : EntraAwsCmdlet
{
    private readonly List<RoleListEntry> _roles = [];

    /// <summary>The file to write. It is put in place when it is whole.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The role's ARN.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    public string RoleArn { get; set; } = "";

    /// <summary>The ARN of the SAML provider that the role trusts. A role that comes without one is refused. Both ARNs have less than 240 characters together.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ProviderArn { get; set; }

    /// <summary>Replaces a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        var entry = RoleListEntries.Of(RoleArn, ProviderArn, null);
        _roles.Add(EngineStart.Engine.RoleLists.Check(entry));
        return Task.CompletedTask;
    }

    private protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        var path = (await Operation.ResolvePathAsync(Path).ConfigureAwait(false))!;
        if (_roles.Count == 0) throw Faults.RoleListEmpty($"the file '{path}'");
        EngineStart.Engine.RoleLists.CheckFile(path, Force);
        if (!await Operation.ConfirmFileAsync("role list", path).ConfigureAwait(false)) return;
        await Operation.WriteObjectAsync(EngineStart.Engine.RoleLists.Export(_roles, path, Force)).ConfigureAwait(false);
    }
}
