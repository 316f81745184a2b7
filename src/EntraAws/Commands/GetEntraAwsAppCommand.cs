using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Finds the enterprise applications that were made from the AWS template.</summary>
[Cmdlet(VerbsCommon.Get, "EntraAwsApp", DefaultParameterSetName = NameSet)]
[OutputType(typeof(EntraAwsApp))]
[RequiredPermissions(Graph = ["Application.Read.All"])]
public sealed class GetEntraAwsAppCommand : ConnectedCmdlet
{
    private const string NameSet = "Name";
    private const string IdSet = "Id";

    /// <summary>Display names; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [Alias("Name")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public string[]? DisplayName { get; set; }

    /// <summary>One app, by object, id or exact name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    public AppIdentity? App { get; set; }

    /// <summary>Also downloads each app's federation metadata, so that the app can be piped into New-AwsSamlProvider.</summary>
    [Parameter]
    public SwitchParameter IncludeMetadata { get; set; }

    private protected override Task ProcessAsync(CancellationToken cancellationToken) => Session.SignOn.FindAppsAsync(
        new AppQuery(App?.Selector, WildcardName.Filter(DisplayName), IncludeMetadata),
        app =>
        {
            Connections.Names(Pipeline.StateKey).Add("app", app.DisplayName);
            return Operation.WriteObjectAsync(app);
        },
        Operation,
        cancellationToken);
}
