using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Says for each role of an AWS account whether Entra's role provisioning imports it, and why not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AwsRoleImport")]
[OutputType(typeof(RoleImportResult))]
[RequiredPermissions(Aws = ["iam:ListRoles"])]
public sealed class TestAwsRoleImportCommand : ConnectedCmdlet
{
    /// <summary>Names; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string[]? RoleName { get; set; }

    /// <summary>Only roles that trust this provider, by ARN or name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Provider")]
    [ArgumentCompleter(typeof(ProviderNameCompleter))]
    public string? ProviderArn { get; set; }

    /// <summary>The AWS account, 12 digits. Default: that of the connection.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    private protected override Task ProcessAsync(CancellationToken cancellationToken) => Session.Provisioning.TestImportAsync(
        new RoleImportQuery(AccountId, WildcardName.Filter(RoleName), string.IsNullOrEmpty(ProviderArn) ? null : ProviderArn), Operation.WriteObjectAsync, cancellationToken);
}
