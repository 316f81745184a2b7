using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Checks whether people would get into an AWS account, without signing in, and lists who would.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EntraAwsSignOn")]
[OutputType(typeof(SignOnCheck), typeof(SignOnAccess))]
[RequiredPermissions(
    Aws = ["iam:GetSAMLProvider", "iam:ListRoles"],
    Graph = ["Application.Read.All", "Application.ReadWrite.OwnedBy", "Policy.Read.All", "GroupMember.Read.All", "User.Read.All", "LicenseAssignment.Read.All", "Policy.Read.ConditionalAccess"])]
public sealed class TestEntraAwsSignOnCommand : ConnectedCmdlet
{
    private const int MostSample = 10_000;

    /// <summary>The enterprise application, by object, id or name. Default: the one whose identifier names the account, else the one of no one account that offers its roles.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    /// <summary>The AWS account, 12 digits. Default: that of the app, for an app of many accounts all of them, else that of the connection.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>Gives who would get in, role by role, instead of the checks.</summary>
    [Parameter]
    public SwitchParameter ListAccess { get; set; }

    /// <summary>For how many users Conditional Access is asked, 0 to 10,000. Entra answers one such request a second.</summary>
    [Parameter]
    [ValidateRange(0, MostSample)]
    public int UserSample { get; set; } = 5;

    /// <summary>Asks Conditional Access for every user.</summary>
    [Parameter]
    public SwitchParameter AllUsers { get; set; }

    /// <summary>A signing certificate that ends within this many days is a warning, 0 to 1,095.</summary>
    [Parameter]
    [ValidateRange(0, 1095)]
    public int CertificateDays { get; set; } = 30;

    private protected override Task ProcessAsync(CancellationToken cancellationToken) => Session.Verification.TestSignOnAsync(
        new SignOnRequest { App = App?.Selector, AccountId = AccountId, Sample = AllUsers ? null : UserSample, CertificateDays = CertificateDays },
        check => ListAccess ? Task.CompletedTask : Operation.WriteObjectAsync(check),
        access => ListAccess ? Operation.WriteObjectAsync(access) : Task.CompletedTask,
        Operation,
        cancellationToken);
}
