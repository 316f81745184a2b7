using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Makes the Conditional Access policy that asks for multifactor authentication at the AWS app, or widens the one that is there.</summary>
[Cmdlet(VerbsCommon.New, "AwsMfaPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MfaPolicy))]
[RequiredPermissions(Graph = ["Policy.Read.All", "Policy.ReadWrite.ConditionalAccess", "Policy.Read.AuthenticationMethod", "Application.Read.All", "Group.Read.All", "User.Read.All"])]
public sealed class NewAwsMfaPolicyCommand : ConnectedCmdlet
{
    private readonly List<AppSelector> _apps = [];
    private readonly List<string> _groups = [];
    private readonly List<string> _planned = [];
    private readonly HashSet<string> _accounts = [];

    /// <summary>The policy's name; a second run finds it by that.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Name")]
    public string DisplayName { get; set; } = "";

    /// <summary>The AWS apps it is for, by object, id or name. Group mappings that are piped in bring theirs along.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AppId", "ServicePrincipalId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity[] App { get; set; } = [];

    /// <summary>The groups it is for, by id or display name. Group mappings that are piped in bring theirs along.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("GroupId")]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] Group { get; set; } = [];

    /// <summary>Users that it never applies to, by sign-in name or id: the break-glass accounts. To enforce it, at least one must exist and be enabled.</summary>
    [Parameter]
    public string[] ExcludeUser { get; set; } = [];

    /// <summary>Groups that it never applies to, by id or display name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] ExcludeGroup { get; set; } = [];

    /// <summary>ReportOnly, Enabled or Disabled. Default for a new policy: ReportOnly; an existing one keeps its own.</summary>
    [Parameter]
    public MfaPolicyState? State { get; set; }

    /// <summary>Asks for an authentication strength, by name or id, such as "Phishing-resistant MFA", instead of any MFA.</summary>
    [Parameter]
    public string? AuthenticationStrength { get; set; }

    /// <summary>The AWS account, 12 digits; group mappings that are piped in bring theirs along. It is only noted on the result, when it is one for all of them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>Answers the question that enforcing the policy asks. It does not override -WhatIf or -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The name of a planned group; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? GroupName { get; set; }

    /// <summary>Group or User, as a mapping names it; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? PrincipalType { get; set; }

    private protected override bool Forced => Force;

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        if (PrincipalType == "User")
        {
            await Operation.WarnAsync($"{GroupName} is a user who is assigned directly; '{DisplayName}' is for groups and does not cover them. Put them into a group that is assigned.").ConfigureAwait(false);
            return;
        }

        var none = Guid.Empty.ToString();
        if (!string.IsNullOrEmpty(AccountId)) _accounts.Add(AccountId!);
        _apps.AddRange(App.Select(a => a.Selector));
        foreach (var group in Group)
        {
            if (group != none) _groups.Add(group);
            else if (GroupName is not null) _planned.Add(GroupName);
        }
    }

    // One policy for all of the input, so all of it must be known first.
    private protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        var request = new MfaPolicyRequest
        {
            DisplayName = DisplayName,
            Apps = _apps.Distinct().ToList(),
            Groups = _groups.Distinct(StringComparer.OrdinalIgnoreCase).ToList(),
            PlannedScope = _planned.Distinct(StringComparer.OrdinalIgnoreCase).ToList(),
            ExcludeUsers = ExcludeUser,
            ExcludeGroups = ExcludeGroup,
            State = State,
            AuthenticationStrength = AuthenticationStrength,
            AccountId = _accounts.Count == 1 ? _accounts.First() : null,
        };
        var policy = await Session.Protection.EnsureMfaPolicyAsync(request, Operation, cancellationToken).ConfigureAwait(false);
        await Operation.WriteObjectAsync(policy).ConfigureAwait(false);
    }
}
