using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Shows the signing certificates of the AWS apps, when they end, and which AWS accounts trust them.</summary>
[Cmdlet(VerbsCommon.Get, "EntraAwsCertificate", DefaultParameterSetName = NameSet)]
[OutputType(typeof(EntraAwsCertificate))]
[RequiredPermissions(Aws = ["iam:ListSAMLProviders", "iam:GetSAMLProvider", "sts:AssumeRole"], Graph = ["Application.Read.All"])]
public sealed class GetEntraAwsCertificateCommand : ConnectedCmdlet
{
    private const string NameSet = "Name";
    private const string IdSet = "Id";

    /// <summary>Display names of apps; wildcards are allowed. Default: all that were made from the AWS template.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [Alias("Name")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public string[]? DisplayName { get; set; }

    /// <summary>One app, by object, id or exact name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    public AppIdentity? App { get; set; }

    /// <summary>Further AWS accounts, 12 digits each, to search for a provider that trusts the app. The accounts that its app roles and its identifier name are always read.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string[]? AccountId { get; set; }

    /// <summary>AWS accounts that are not read, such as closed ones.</summary>
    [Parameter]
    [AccountId]
    public string[]? ExcludeAccountId { get; set; }

    /// <summary>How many accounts are read at the same time, 1 to 50.</summary>
    [Parameter]
    [ValidateRange(1, 50)]
    public int ThrottleLimit { get; set; } = 5;

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        var query = new CertificateQuery
        {
            App = App?.Selector,
            Filter = WildcardName.Filter(DisplayName),
            Accounts = new AppAccounts { Further = AccountId ?? [], Excluded = ExcludeAccountId ?? [], ThrottleLimit = ThrottleLimit },
        };
        return Session.Certificates.FindAsync(
            query,
            certificate =>
            {
                Connections.Names(Pipeline.StateKey).Add("app", certificate.AppDisplayName);
                return Operation.WriteObjectAsync(certificate);
            },
            Operation,
            cancellationToken);
    }
}
