using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;
using EntraAws.Rules;

namespace EntraAws.Commands;

/// <summary>Makes the enterprise application for an AWS account, or one for several, or completes the one that is there.</summary>
[Cmdlet(VerbsCommon.New, "EntraAwsApp", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntraAwsApp))]
[RequiredPermissions(Graph = ["Application.ReadWrite.OwnedBy", "Policy.Read.All", "Policy.ReadWrite.ApplicationConfiguration"])]
public sealed class NewEntraAwsAppCommand : ParallelCmdlet
{
    private readonly NameClaims _names = new();

    /// <summary>The app's name, up to 120 characters. Make it tell the company and the account; it is what a second run finds the app by. For many accounts it is a template: {AccountId}, {AccountName} and {AccountAlias} stand for what comes down the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public string DisplayName { get; set; } = "";

    /// <summary>The AWS account, 12 digits. Default: that of the connection. It makes the app's identifier unique in the tenant.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>For an app that is of no one account: what makes its identifier unique in the tenant instead of an account's id, 1 to 100 letters, digits and ._-</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Identifier { get; set; }

    /// <summary>The user attribute that AWS shows as the session's name: userprincipalname, mail, mailnickname, onpremisessamaccountname, employeeid or objectid. Default for a new app: userprincipalname. AWS takes 2 to 64 characters of letters, digits and _+=,.@- there.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SessionNameSourceCompleter))]
    public string? SessionNameSource { get; set; }

    /// <summary>How long a console session lasts: 900 to 43,200 seconds. Default for a new app: 3,600.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalNumber]
    public int? SessionDuration { get; set; }

    /// <summary>For how many years a new signing certificate holds, 1 to 3.</summary>
    [Parameter]
    public int CertificateYears { get; set; } = 3;

    /// <summary>Who is told before the certificate ends.</summary>
    [Parameter]
    public string[] NotificationEmail { get; set; } = [];

    /// <summary>Replaces claims that were set by other means, for instance in the portal. Without it they are left alone, with a warning.</summary>
    [Parameter]
    public SwitchParameter ReplaceClaims { get; set; }

    /// <summary>Answers the question that a change which could weaken access asks. It does not override -WhatIf or -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The accounts that the app is for, set by the pipeline and handed on to the next command.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string[] AccountIds { get; set; } = [];

    /// <summary>The account's name, for a template; Get-AwsAccount brings it along.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AccountName { get; set; }

    /// <summary>The account's alias, for a template; Get-AwsAccount -Detailed brings it along.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AccountAlias { get; set; }

    /// <summary>The account's state; set by the pipeline. An account that is not active is left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? State { get; set; }

    private protected override bool Forced => Force;

    private protected override string Activity => "Making enterprise applications";

    private protected override Task StartAsync(CancellationToken cancellationToken)
    {
        NameTemplate.ForApps.Check(DisplayName);
        return Task.CompletedTask;
    }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var accountId = AccountId ?? Session.Connection.AccountId;
        if (AwsRules.IsInactiveState(State))
        {
            await Operation.WarnAsync($"Account {accountId} is left out: its state is {State}.").ConfigureAwait(false);
            return;
        }

        var (name, alias) = (AccountName, AccountAlias);
        var request = new AppRequest
        {
            DisplayName = NameTemplate.ForApps.Fill(DisplayName, accountId, name, alias, null),
            AccountId = AccountId,
            Identifier = string.IsNullOrEmpty(Identifier) ? null : Identifier,
            SessionNameSource = SessionNameSource,
            SessionDuration = SessionDuration,
            CertificateYears = CertificateYears,
            NotificationEmail = NotificationEmail,
            ReplaceClaims = ReplaceClaims,
        };
        var accounts = AccountIds;
        _names.Claim("app", request.DisplayName, request.Identifier ?? accountId);
        await TakeOnAsync(request.Identifier ?? accountId ?? "", async () =>
        {
            var app = await Session.SignOn.EnsureAppAsync(request, Operation, cancellationToken).ConfigureAwait(false);
            Connections.Names(Pipeline.StateKey).Add("app", app.DisplayName);
            await Operation.WriteObjectAsync(app with { AccountIds = accounts, AccountName = name, AccountAlias = alias }).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }
}
