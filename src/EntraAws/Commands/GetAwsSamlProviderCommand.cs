using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Shows the SAML identity providers of an AWS account.</summary>
[Cmdlet(VerbsCommon.Get, "AwsSamlProvider")]
[OutputType(typeof(SamlProvider))]
[RequiredPermissions(Aws = ["iam:ListSAMLProviders", "iam:GetSAMLProvider"])]
public sealed class GetAwsSamlProviderCommand : ConnectedCmdlet
{
    /// <summary>Names; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProviderNameCompleter))]
    public string[]? ProviderName { get; set; }

    /// <summary>The AWS account, 12 digits. Default: that of the connection.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    private protected override Task ProcessAsync(CancellationToken cancellationToken) => Session.SignOn.FindProvidersAsync(
        AccountId,
        WildcardName.Filter(ProviderName),
        provider =>
        {
            Connections.Names(Pipeline.StateKey).Add("provider", provider.ProviderName);
            return Operation.WriteObjectAsync(provider);
        },
        Operation,
        cancellationToken);
}
