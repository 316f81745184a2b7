using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;
using EntraAws.Rules;

namespace EntraAws.Commands;

/// <summary>Replaces the access key of Entra's provisioning agent without a gap: the old one goes when a cycle has ended well with the new one. The key is shown nowhere.</summary>
[Cmdlet(VerbsData.Update, "AwsProvisioningKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ProvisioningKey))]
[RequiredPermissions(
    Aws = ["iam:GetUser", "iam:ListAccessKeys", "iam:GetAccessKeyLastUsed", "iam:CreateAccessKey", "iam:UpdateAccessKey", "iam:DeleteAccessKey"],
    Graph = ["Synchronization.ReadWrite.All", "Application.Read.All"])]
public sealed class UpdateAwsProvisioningKeyCommand : ConnectedCmdlet
{
    /// <summary>The enterprise application, by object, id or name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    /// <summary>The IAM user whose key it is. Default: Svc-EntraRoleSync.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserName { get; set; }

    /// <summary>The AWS account, 12 digits. Default: that of the app, else of the connection.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>Keeps a key that is younger than so many days, 0 to 3,650. A rotation that was begun is finished all the same.</summary>
    [Parameter]
    [ValidateRange(0, 3650)]
    public int OlderThanDays { get; set; } = 1;

    /// <summary>Does not wait for a cycle with the new key. Run the command again later: it removes the old one then.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>How many minutes to wait for a cycle at most, 1 to 1,440.</summary>
    [Parameter]
    [ValidateRange(1, 1440)]
    public int TimeoutMinutes { get; set; } = 120;

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var request = new ProvisioningKeyRequest
        {
            App = App!.Selector,
            UserName = string.IsNullOrEmpty(UserName) ? AwsRules.ProvisioningUser : UserName!,
            AccountId = AccountId,
            OlderThan = TimeSpan.FromDays(OlderThanDays),
            NoWait = NoWait,
            Timeout = TimeSpan.FromMinutes(TimeoutMinutes),
        };
        await Operation.WriteObjectAsync(await Session.Provisioning.RotateKeyAsync(request, Operation, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
