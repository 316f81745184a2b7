namespace EntraAws.Engine.Aws;

internal sealed record CredentialReport(DateTimeOffset GeneratedAt, IReadOnlyList<CredentialReportRow> Rows);
