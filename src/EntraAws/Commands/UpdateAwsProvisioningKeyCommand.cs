using System.Management.Automation;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Replaces the access key of Entra's provisioning agent without a gap: the old one goes when a cycle has ended well with the new one. The key is shown nowhere.</summary>
[Cmdlet(VerbsData.Update, "AwsProvisioningKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ProvisioningKey))]
[RequiredPermissions(
    Aws = ["iam:GetUser", "iam:ListAccessKeys", "iam:GetAccessKeyLastUsed", "iam:CreateAccessKey", "iam:UpdateAccessKey", "iam:DeleteAccessKey"],
    Graph = ["Synchronization.ReadWrite.All", "Application.Read.All"])]
public sealed class UpdateAwsProvisioningKeyCommand : ProvisioningKeyCmdlet
{
    /// <summary>Keeps a key that is younger than so many days, 0 to 3,650. A rotation that was begun is finished all the same.</summary>
    [Parameter]
    [ValidateRange(0, 3650)]
    public int OlderThanDays { get; set; } = 1;

    /// <summary>Does not wait for a cycle with the new key. Run the command again later: it removes the old one then.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var request = new ProvisioningKeyRequest
        {
            App = App!.Selector,
            UserName = User,
            AccountId = AccountId,
            OlderThan = TimeSpan.FromDays(OlderThanDays),
            NoWait = NoWait,
            Timeout = Timeout,
        };
        await Operation.WriteObjectAsync(await Session.Provisioning.RotateKeyAsync(request, Operation, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
