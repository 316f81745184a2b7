namespace EntraAws.Engine.Entra;

/// <summary>Why a job is tried less often, and since when.</summary>
internal sealed record ProvisioningQuarantine(string Reason, string? Error, DateTimeOffset? Began, DateTimeOffset? NextAttempt, long Count);
