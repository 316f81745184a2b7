using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Finds a user in Entra, or makes one.</summary>
[Cmdlet(VerbsCommon.New, "EntraAwsUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntraUser))]
[RequiredPermissions(Graph = ["User.ReadWrite.All"])]
public sealed class NewEntraAwsUserCommand : ConnectedCmdlet
{
    /// <summary>The sign-in name, in one of the tenant's verified domains.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string UserPrincipalName { get; set; } = "";

    /// <summary>The display name of a user that is made. Default: the part of the sign-in name before the @.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? DisplayName { get; set; }

    /// <summary>The first password; the user must change it. Default: a generated one, which the output carries once, as a SecureString.</summary>
    [Parameter]
    public System.Security.SecureString? Password { get; set; }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var request = new EntraUserRequest
        {
            UserPrincipalName = UserPrincipalName,
            DisplayName = string.IsNullOrEmpty(DisplayName) ? null : DisplayName,
            Password = Password,
        };
        var user = await Session.Access.EnsureUserAsync(request, Operation, cancellationToken).ConfigureAwait(false);
        await Operation.WriteObjectAsync(user).ConfigureAwait(false);
    }
}
