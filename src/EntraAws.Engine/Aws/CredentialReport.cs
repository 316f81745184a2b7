namespace EntraAws.Engine.Aws;

/// <summary>The credential report, and when AWS made it.</summary>
internal sealed record CredentialReport(DateTimeOffset GeneratedAt, IReadOnlyList<CredentialReportRow> Rows);
