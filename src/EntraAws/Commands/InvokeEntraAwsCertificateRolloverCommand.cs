using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Replaces the signing certificate of AWS apps without an outage, or takes that back.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EntraAwsCertificateRollover", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(CertificateRollover))]
[RequiredPermissions(Aws = ["iam:ListSAMLProviders", "iam:GetSAMLProvider", "iam:UpdateSAMLProvider", "sts:AssumeRole"], Graph = ["Application.ReadWrite.OwnedBy"])]
public sealed class InvokeEntraAwsCertificateRolloverCommand : ConnectedCmdlet
{
    private readonly Dictionary<AppSelector, HashSet<string>> _apps = [];

    /// <summary>The enterprise application, by object, id or name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    /// <summary>Further AWS accounts, 12 digits each, to search for a provider that trusts the app. The accounts that its app roles and its identifier name are always worked on.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string[]? AccountId { get; set; }

    /// <summary>AWS accounts that are left as they are, such as closed ones. Sign-in to them ends with the activation.</summary>
    [Parameter]
    [AccountId]
    public string[]? ExcludeAccountId { get; set; }

    /// <summary>Thumbprints of active certificates to replace, however long they have left; one that no app signs with is warned of. Default: those that end within -MinimumDays.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Replace { get; set; }

    /// <summary>A certificate that has fewer days left than this is replaced, and none with fewer takes its place. 1 to 1,093; default 60.</summary>
    [Parameter]
    public int MinimumDays { get; set; } = 60;

    /// <summary>How long a new certificate lasts: 1 to 3 years.</summary>
    [Parameter]
    public int CertificateYears { get; set; } = 3;

    /// <summary>Also removes the former certificates from Entra when no account trusts them any more. There is no way back after that.</summary>
    [Parameter]
    public SwitchParameter RemoveFormer { get; set; }

    /// <summary>Goes back: the providers trust the former certificate again, Entra signs with it, and the providers forget the newer one.</summary>
    [Parameter]
    public SwitchParameter Undo { get; set; }

    /// <summary>How long is waited, in seconds, before Entra changes over and before a certificate is taken away: 0 to 3,600; default 60. Both services take a while until all of their parts know a change.</summary>
    [Parameter]
    [ValidateRange(0, 3600)]
    public int WaitSeconds { get; set; } = 60;

    /// <summary>How many accounts are worked on at the same time, over all apps together: 1 to 50.</summary>
    [Parameter]
    [ValidateRange(1, 50)]
    public int ThrottleLimit { get; set; } = 5;

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        if (Undo && RemoveFormer) throw Faults.ParametersConflict("-Undo", "-RemoveFormer");
        if (Undo && Replace is not null) throw Faults.ParametersConflict("-Undo", "-Replace");
        // The same app may come once by id alone and once with its name.
        var app = App!.Selector is { Id: { } id, IsPlanned: false } ? new AppSelector(id, null) : App.Selector;
        if (!_apps.TryGetValue(app, out var accounts)) _apps[app] = accounts = [];
        accounts.UnionWith(AccountId ?? []);
        return Task.CompletedTask;
    }

    // The apps wait side by side, so all of the input must be known first.
    private protected override Task EndAsync(CancellationToken cancellationToken)
    {
        var request = new RolloverRequest
        {
            Apps = _apps.ToDictionary(a => a.Key, a => (IReadOnlyList<string>)a.Value.ToList()),
            Accounts = new AppAccounts { Excluded = ExcludeAccountId ?? [], ThrottleLimit = ThrottleLimit },
            Replace = Replace ?? [],
            MinimumDays = MinimumDays,
            CertificateYears = CertificateYears,
            RemoveFormer = RemoveFormer,
            Undo = Undo,
            Wait = TimeSpan.FromSeconds(WaitSeconds),
        };
        return Session.Certificates.RollOverAsync(request, Operation.WriteObjectAsync, error => Operation.WriteErrorAsync(error), Operation, cancellationToken);
    }
}
