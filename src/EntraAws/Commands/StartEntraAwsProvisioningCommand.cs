using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;
using EntraAws.Rules;

namespace EntraAws.Commands;

/// <summary>Starts role provisioning for an app: the roles of its AWS account become app roles by themselves. The key it needs goes from AWS to Entra and is shown nowhere.</summary>
[Cmdlet(VerbsLifecycle.Start, "EntraAwsProvisioning", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ProvisioningStatus))]
[RequiredPermissions(
    Aws = ["iam:GetUser", "iam:ListAccessKeys", "iam:CreateAccessKey", "iam:DeleteAccessKey"],
    Graph = ["Synchronization.ReadWrite.All", "Application.Read.All"])]
public sealed class StartEntraAwsProvisioningCommand : ConnectedCmdlet
{
    /// <summary>The enterprise application, by object, id or name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    /// <summary>The IAM user that New-AwsProvisioningUser made. Default: Svc-EntraRoleSync.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserName { get; set; }

    /// <summary>The AWS account, 12 digits. Default: that of the app, else of the connection.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>Waits until a cycle has ended well. The first takes up to an hour.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many minutes -Wait waits at most, 1 to 1,440.</summary>
    [Parameter]
    [ValidateRange(1, 1440)]
    public int TimeoutMinutes { get; set; } = 120;

    /// <summary>The name of the app; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? AppDisplayName { get; set; }

    /// <summary>Set by the pipeline when the user is only planned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public bool Planned { get; set; }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var request = new ProvisioningStartRequest
        {
            App = App!.Selector.Named(AppDisplayName),
            UserName = string.IsNullOrEmpty(UserName) ? AwsRules.ProvisioningUser : UserName!,
            AccountId = AccountId,
            Planned = Planned,
            Wait = Wait,
            Timeout = TimeSpan.FromMinutes(TimeoutMinutes),
        };
        await Operation.WriteObjectAsync(await Session.Provisioning.StartAsync(request, Operation, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
