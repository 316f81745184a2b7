using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Makes the SAML identity provider in an AWS account, or brings the one that is there up to date.</summary>
[Cmdlet(VerbsCommon.New, "AwsSamlProvider", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SamlProvider))]
[RequiredPermissions(Aws = ["iam:GetSAMLProvider", "iam:CreateSAMLProvider", "iam:UpdateSAMLProvider", "iam:TagSAMLProvider"])]
public sealed class NewAwsSamlProviderCommand : SignOnStepCmdlet
{
    /// <summary>The provider's name: 1 to 128 letters, digits and ._-</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ProviderNameCompleter))]
    public string ProviderName { get; set; } = "";

    /// <summary>The AWS accounts, 12 digits each; several trust one app then. Default: those that a piped app is for, else that of the connection.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string[]? AccountId { get; set; }

    /// <summary>The federation metadata as text, 1,000 to 10,000,000 characters. An app that is piped in brings it along.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SamlMetadata { get; set; }

    /// <summary>The federation metadata as a file. A byte order mark is removed.</summary>
    [Parameter]
    public string? MetadataPath { get; set; }

    /// <summary>Tags, as a hashtable. Tags that are there already are kept.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Tags]
    public System.Collections.Hashtable? Tag { get; set; }

    /// <summary>The enterprise application that the provider is for; it is handed on to the next command.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Guid? ServicePrincipalId { get; set; }

    /// <summary>Answers the question that replacing another metadata asks. It does not override -WhatIf or -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The accounts that the app is for; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string[] AccountIds { get; set; } = [];

    private protected override bool Forced => Force;

    private protected override string Activity => "Making SAML providers";

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(SamlMetadata) && MetadataPath is not null) throw Faults.ParametersConflict("-SamlMetadata", "-MetadataPath");
        var request = new SamlProviderRequest
        {
            ProviderName = ProviderName,
            SamlMetadata = string.IsNullOrEmpty(SamlMetadata) ? null : SamlMetadata,
            MetadataPath = await Operation.ResolvePathAsync(MetadataPath).ConfigureAwait(false),
            Planned = Planned,
            Tags = TagTable.Read(Tag) ?? new Dictionary<string, string>(),
            ServicePrincipalId = ServicePrincipalId,
        };
        var given = AccountId is { Length: > 0 } ? AccountId : AccountIds;
        string?[] accounts = given.Length > 0 ? [.. given.Distinct()] : [null];
        var (app, name, alias) = (AppDisplayName, AccountName, AccountAlias);
        foreach (var account in accounts)
        {
            await TakeOnAsync(account ?? Session.Connection.AccountId ?? "", async () =>
            {
                var provider = await Session.SignOn.EnsureProviderAsync(request with { AccountId = account }, Operation, cancellationToken).ConfigureAwait(false);
                Connections.Names(Pipeline.StateKey).Add("provider", provider.ProviderName);
                await Operation.WriteObjectAsync(provider with { AppDisplayName = app, AccountName = name, AccountAlias = alias }).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
        }
    }
}
