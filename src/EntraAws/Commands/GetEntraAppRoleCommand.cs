using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Shows the app roles of an enterprise application, each with the AWS role it stands for.</summary>
[Cmdlet(VerbsCommon.Get, "EntraAppRole")]
[OutputType(typeof(AppRole))]
[RequiredPermissions(Graph = ["Application.Read.All"])]
public sealed class GetEntraAppRoleCommand : ConnectedCmdlet
{
    /// <summary>The enterprise application, by object, id or name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    /// <summary>Names of AWS roles; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string[]? RoleName { get; set; }

    /// <summary>Also shows the roles of the template, such as msiam_access, that stand for no AWS role.</summary>
    [Parameter]
    public SwitchParameter IncludeTemplateRole { get; set; }

    private protected override Task ProcessAsync(CancellationToken cancellationToken) => Session.Roles.FindAppRolesAsync(
        new AppRoleQuery(App!.Selector, WildcardName.Filter(RoleName), IncludeTemplateRole),
        Operation.WriteObjectAsync,
        Operation,
        cancellationToken);
}
