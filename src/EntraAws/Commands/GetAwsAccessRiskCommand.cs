using System.Management.Automation;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Says what to move first: who has too much access in an AWS account and whose credentials are weak, from an inventory alone.</summary>
[Cmdlet(VerbsCommon.Get, "AwsAccessRisk")]
[OutputType(typeof(AccessRisk))]
[RequiredPermissions]
public sealed class GetAwsAccessRiskCommand : EntraAwsCmdlet
{
    private const int MostDays = 36500;

    /// <summary>The inventory to judge, from Get-AwsIamInventory or Import-AwsIamInventory.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public AwsIamInventory Inventory { get; set; } = null!;

    /// <summary>An access key older than this many days is a finding.</summary>
    [Parameter]
    [ValidateRange(0, MostDays)]
    public int AccessKeyAge { get; set; } = new AssessmentThresholds().AccessKeyAge;

    /// <summary>A password older than this many days is a finding.</summary>
    [Parameter]
    [ValidateRange(0, MostDays)]
    public int PasswordAge { get; set; } = new AssessmentThresholds().PasswordAge;

    /// <summary>A password, access key or user without use for more than this many days is a finding.</summary>
    [Parameter]
    [ValidateRange(0, MostDays)]
    public int UnusedFor { get; set; } = new AssessmentThresholds().UnusedFor;

    /// <summary>The root user counts as in use when it was used within this many days.</summary>
    [Parameter]
    [ValidateRange(0, MostDays)]
    public int RootUsedWithin { get; set; } = new AssessmentThresholds().RootUsedWithin;

    /// <summary>Only findings of this severity and above. The ranks stay those among all findings.</summary>
    [Parameter]
    public AccessRiskSeverity Severity { get; set; } = AccessRiskSeverity.Low;

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var thresholds = new AssessmentThresholds { AccessKeyAge = AccessKeyAge, PasswordAge = PasswordAge, UnusedFor = UnusedFor, RootUsedWithin = RootUsedWithin };
        foreach (var gap in Inventory.Gaps) await Operation.VerboseAsync($"The inventory of {Inventory.AccountId} lacks: {gap}").ConfigureAwait(false);
        var inventory = Inventory;
        var risks = await Task.Run(() => EngineStart.Engine.Assessment.Assess(inventory, thresholds, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var risk in risks.Where(r => r.Severity >= Severity)) await Operation.WriteObjectAsync(risk).ConfigureAwait(false);
    }
}
