using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;
using EntraAws.Rules;

namespace EntraAws.Commands;

/// <summary>Offers AWS roles as app roles of an enterprise application. All other app roles stay as they are.</summary>
[Cmdlet(VerbsData.Sync, "EntraAppRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AppRole))]
[RequiredPermissions(Graph = ["Application.ReadWrite.OwnedBy", "Synchronization.Read.All"])]
public sealed class SyncEntraAppRoleCommand : SignOnStepCmdlet
{
    private readonly List<(AppSelector App, WantedAppRole Role)> _input = [];
    private readonly Dictionary<string, (string? Name, string? Alias)> _accounts = new(StringComparer.Ordinal);
    private int _told;

    /// <summary>The enterprise application, by object, id or name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    /// <summary>The AWS role's ARN.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string RoleArn { get; set; } = "";

    /// <summary>The ARN of the SAML provider that the role trusts. Both ARNs have less than 240 characters together.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string ProviderArn { get; set; } = "";

    /// <summary>Removes app roles of the same AWS accounts that are not in the input. One that is assigned is refused.</summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <summary>Answers the question that removing asks. It does not override -WhatIf or -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool Forced => Force;

    private protected override string Activity => "Offering roles";

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _input.Add((App!.Selector.Named(AppDisplayName), new WantedAppRole(RoleArn, ProviderArn, Planned)));
        if ((AccountName ?? AccountAlias) is not null && Arn.Parse(RoleArn) is { } arn) _accounts[arn.AccountId] = (AccountName, AccountAlias);
        return Task.CompletedTask;
    }

    // The app roles are one collection that is written as a whole, so all of the input must be known first.
    private protected override async Task LastAsync(CancellationToken cancellationToken)
    {
        foreach (var app in _input.GroupBy(i => i.App))
        {
            var request = new AppRoleSyncRequest
            {
                App = app.Key,
                Roles = app.Select(i => i.Role).Distinct().ToList(),
                Prune = Prune,
            };
            await TakeOnAsync(app.Key.ToString(), async () =>
            {
                var coverage = await Session.Roles.SyncAppRolesAsync(request, WriteAsync, Operation, cancellationToken).ConfigureAwait(false);
                if (coverage.AccountIds.Count < 2 || Interlocked.Exchange(ref _told, 1) == 1) return;
                await Operation.WarnAsync(OneAppForMany.Reasons(coverage.AppDisplayName, coverage.AccountIds.Count)).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task WriteAsync(AppRole role) => Operation.WriteObjectAsync(
        role.AccountId is { } id && _accounts.TryGetValue(id, out var account) ? role with { AccountName = account.Name, AccountAlias = account.Alias } : role);
}
