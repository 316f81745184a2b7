using EntraAws.Contracts;

namespace EntraAws.Engine.Assessment;

/// <summary>Judges inventories, offline.</summary>
internal sealed class AssessmentCapability : IAssessment
{
    public IReadOnlyList<AccessRisk> Assess(AwsIamInventory inventory, AssessmentThresholds thresholds, CancellationToken cancellationToken) => AccessAssessment.Assess(inventory, thresholds, cancellationToken);

    public Task WriteReportAsync(InventoryReportRequest request, IOperationHost host, CancellationToken cancellationToken) => throw new NotImplementedException();
}
