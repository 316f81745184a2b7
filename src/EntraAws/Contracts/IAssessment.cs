namespace EntraAws.Contracts;

/// <summary>Judges an inventory; it needs no connection and no network.</summary>
internal interface IAssessment
{
    /// <summary>The findings in the order of work.</summary>
    IReadOnlyList<AccessRisk> Assess(AwsIamInventory inventory, AssessmentThresholds thresholds, CancellationToken cancellationToken);

    /// <summary>Writes one HTML file without outside references, readable by its owner alone.</summary>
    /// <returns>Whether it was written: not under -WhatIf, nor where the answer was no.</returns>
    Task<bool> WriteReportAsync(InventoryReportRequest request, IOperationHost host, CancellationToken cancellationToken);
}
