namespace EntraAws.Engine.Aws;

/// <summary>An access key slot that is in use: an inactive key keeps its rotation date, an absent one has none.</summary>
internal sealed record CredentialReportKey(bool Active, DateTimeOffset? LastRotated, DateTimeOffset? LastUsed, string? LastUsedRegion, string? LastUsedService);
