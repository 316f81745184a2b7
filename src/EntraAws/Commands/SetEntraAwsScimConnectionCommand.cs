using System.Management.Automation;
using System.Security;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Connects the provisioning of the Identity Center app with the SCIM endpoint, and starts it. Users and groups that are assigned to the app then appear in the identity store.</summary>
[Cmdlet(VerbsCommon.Set, "EntraAwsScimConnection", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntraAwsScimConnection))]
[RequiredPermissions(Graph = ["Synchronization.ReadWrite.All", "Application.ReadWrite.OwnedBy"])]
public sealed class SetEntraAwsScimConnectionCommand : ConnectedCmdlet
{
    /// <summary>The enterprise application for IAM Identity Center, by object, id or name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    /// <summary>The SCIM endpoint, such as https://scim.eu-central-1.amazonaws.com/&lt;id&gt;/scim/v2/, from the console of IAM Identity Center.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Endpoint { get; set; } = "";

    /// <summary>The access token that the console showed once. It goes to Entra and is shown, logged and kept nowhere.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    public SecureString Token { get; set; } = null!;

    /// <summary>The day on which the token ends. Default for a new token: a year from today, which is how long one lives.</summary>
    [Parameter]
    public DateTimeOffset? TokenExpires { get; set; }

    /// <summary>Waits until a cycle has ended well. The first takes up to an hour.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many minutes -Wait waits at most, 1 to 1,440.</summary>
    [Parameter]
    [ValidateRange(1, 1440)]
    public int TimeoutMinutes { get; set; } = 120;

    /// <summary>The name of the app; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Alias("DisplayName")]
    public string? AppDisplayName { get; set; }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var request = new ScimRequest
        {
            App = App!.Selector.Named(AppDisplayName),
            Endpoint = Endpoint,
            Token = Token,
            TokenExpires = TokenExpires,
            Wait = Wait,
            Timeout = TimeSpan.FromMinutes(TimeoutMinutes),
        };
        await Operation.WriteObjectAsync(await Session.IdentityCenter.ConnectScimAsync(request, Operation, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
