namespace EntraAws.Engine.Aws;

internal sealed record CredentialReportKey(bool Active, DateTimeOffset? LastRotated, DateTimeOffset? LastUsed, string? LastUsedRegion, string? LastUsedService);
