namespace EntraAws.Engine.Entra;

/// <summary>One cycle of a job.</summary>
internal sealed record ProvisioningCycle(string State, DateTimeOffset? Began, DateTimeOffset? Ended, long Imported, long Exported, string? Error);
