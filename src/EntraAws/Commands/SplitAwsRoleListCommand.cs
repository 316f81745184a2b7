using System.Management.Automation;
using EntraAws.Contracts;
using EntraAws.Hosting;
using EntraAws.Rules;

namespace EntraAws.Commands;

/// <summary>Divides the roles of many accounts over as many apps as they need.</summary>
[Cmdlet(VerbsCommon.Split, "AwsRoleList")]
[OutputType(typeof(RoleListPart))]
[RequiredPermissions(Aws = ["organizations:ListAccounts", "organizations:ListParents", "organizations:DescribeOrganizationalUnit"])]
public sealed class SplitAwsRoleListCommand : EntraAwsCmdlet
{
    private readonly List<RoleListEntry> _roles = [];

    /// <summary>The role's ARN.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    public string RoleArn { get; set; } = "";

    /// <summary>The ARN of the SAML provider that the role trusts. Both ARNs have less than 240 characters together.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ProviderArn { get; set; }

    /// <summary>Account fills each app with whole accounts, in the order of their ids. OrganizationalUnit gives each unit at the top of the organization its app; one that does not fit is divided by the units below it, and then by account. That needs a connection to the management account or a delegated administrator.</summary>
    [Parameter(Position = 0)]
    public RoleListGrouping By { get; set; } = RoleListGrouping.Account;

    /// <summary>The most roles that an app gets, 1 to 1,199. An app holds 1,200, the template's own role among them; the default leaves room to grow. An app that offers accounts already may get more, with a warning: they stay with it.</summary>
    [Parameter]
    [ValidateRange(1, AppRoleLimits.MostCount - 1)]
    public int MaximumCount { get; set; } = 1000;

    /// <summary>The apps' names, up to 120 characters each: {Name} stands for the organizational unit, or for a number where there is none; {Number} for the number alone.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string DisplayName { get; set; } = "AWS {Name}";

    /// <summary>App roles that are there, as Get-EntraAppRole gives them: an account that has some stays in their app, and only what is new is divided. Where that app is full, the new roles of the account are left out and an error names it.</summary>
    [Parameter]
    public AppRole[] Current { get; set; } = [];

    /// <summary>The connection to ask for organizational units, instead of the one that Connect-EntraAws opened last in this runspace.</summary>
    [Parameter]
    public EntraAwsConnection? Connection { get; set; }

    /// <summary>The name of the role's account; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? AccountName { get; set; }

    // Before all of the roles are read, and not after.
    private protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        if (By != RoleListGrouping.Account) Connections.Open(Connection, Pipeline.StateKey);
        return Task.CompletedTask;
    }

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _roles.Add(EngineStart.Engine.RoleLists.Check(RoleListEntries.Of(RoleArn, ProviderArn, AccountName)));
        return Task.CompletedTask;
    }

    private protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_roles.Count == 0) return;
        var units = By == RoleListGrouping.Account ? null : await Connections.Open(Connection, Pipeline.StateKey).Accounts
            .FindOrganizationalUnitsAsync(_roles.Select(r => r.AccountId).Distinct().ToList(), Operation, cancellationToken).ConfigureAwait(false);
        var request = new RoleListSplitRequest { Roles = _roles, MaximumCount = MaximumCount, DisplayName = DisplayName, Units = units, Current = Current };
        var division = EngineStart.Engine.RoleLists.Split(request);
        foreach (var warning in division.Warnings) await Operation.WarnAsync(warning).ConfigureAwait(false);
        foreach (var part in division.Parts) await Operation.WriteObjectAsync(part).ConfigureAwait(false);
        foreach (var error in division.Errors) await Operation.WriteErrorAsync(error).ConfigureAwait(false);
    }
}
