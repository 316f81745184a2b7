using System.Management.Automation;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Shows the organization's instance of IAM Identity Center, and what of its setup no API does.</summary>
[Cmdlet(VerbsCommon.Get, "AwsIdentityCenter")]
[OutputType(typeof(AwsIdentityCenter))]
[RequiredPermissions(Aws = ["sso:ListInstances", "sso:ListPermissionSets", "account:ListRegions"])]
public sealed class GetAwsIdentityCenterCommand : ConnectedCmdlet
{
    /// <summary>The Region of the instance, such as eu-central-1. Default: the connection's; where it is not there, all Regions of the account are searched. The other commands use the instance that was found.</summary>
    [Parameter(Position = 0)]
    public string? Region { get; set; }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken) =>
        await Operation.WriteObjectAsync(await Session.IdentityCenter.GetAsync(Region, Operation, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
}
