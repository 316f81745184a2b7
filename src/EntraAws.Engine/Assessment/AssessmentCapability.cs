using EntraAws.Contracts;
using EntraAws.Engine.Assessment.Report;

namespace EntraAws.Engine.Assessment;

/// <summary>Judges inventories, offline.</summary>
internal sealed class AssessmentCapability : IAssessment
{
    public IReadOnlyList<AccessRisk> Assess(AwsIamInventory inventory, AssessmentThresholds thresholds, CancellationToken cancellationToken) => AccessAssessment.Assess(inventory, thresholds, cancellationToken);

    public Task<bool> WriteReportAsync(InventoryReportRequest request, IOperationHost host, CancellationToken cancellationToken) => InventoryReport.WriteAsync(request, this, host, cancellationToken);
}
