using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Brings the SAML providers of AWS accounts to the certificates of an app, or to a metadata document.</summary>
[Cmdlet(VerbsData.Update, "AwsSamlProvider", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SamlProvider))]
[RequiredPermissions(Aws = ["iam:GetSAMLProvider", "iam:UpdateSAMLProvider", "sts:AssumeRole"], Graph = ["Application.Read.All"])]
public sealed class UpdateAwsSamlProviderCommand : ConnectedCmdlet
{
    private readonly List<SamlProviderUpdate> _updates = [];

    /// <summary>The provider, by ARN, or by its name in the account. It must be there.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Provider")]
    [ArgumentCompleter(typeof(ProviderNameCompleter))]
    public string ProviderArn { get; set; } = "";

    /// <summary>The AWS accounts that hold a provider of that name, 12 digits each. Default: that of the ARN, else of the connection.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string[]? AccountId { get; set; }

    /// <summary>The app whose certificates shall be trusted, by object, id or name: the active one, and one that is prepared to follow it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    /// <summary>The federation metadata as text, 1,000 to 10,000,000 characters, in place of the app's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SamlMetadata { get; set; }

    /// <summary>The federation metadata as a file, in place of the app's. A byte order mark is removed.</summary>
    [Parameter]
    public string? MetadataPath { get; set; }

    /// <summary>Keeps trusting the certificates that are trusted now, beside the new ones. A provider takes 10.</summary>
    [Parameter]
    public SwitchParameter KeepExisting { get; set; }

    /// <summary>How many providers are updated at the same time, 1 to 50.</summary>
    [Parameter]
    [ValidateRange(1, 50)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>Answers the question that taking a certificate away asks. It does not override -WhatIf or -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool Forced => Force;

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(SamlMetadata) && MetadataPath is not null) throw Faults.ParametersConflict("-SamlMetadata", "-MetadataPath");
        var path = await Operation.ResolvePathAsync(MetadataPath).ConfigureAwait(false);
        foreach (var account in AccountId is { Length: > 0 } given ? given : [null!])
        {
            _updates.Add(new SamlProviderUpdate
            {
                Provider = ProviderArn,
                AccountId = account,
                App = App?.Selector,
                SamlMetadata = string.IsNullOrEmpty(SamlMetadata) ? null : SamlMetadata,
                MetadataPath = path,
                KeepExisting = KeepExisting,
            });
        }
    }

    // Several at a time, so all of the input must be known first.
    private protected override Task EndAsync(CancellationToken cancellationToken) => Session.Certificates.UpdateProvidersAsync(
        _updates,
        ThrottleLimit,
        provider =>
        {
            Connections.Names(Pipeline.StateKey).Add("provider", provider.ProviderName);
            return Operation.WriteObjectAsync(provider);
        },
        error => Operation.WriteErrorAsync(error),
        Operation,
        cancellationToken);
}
