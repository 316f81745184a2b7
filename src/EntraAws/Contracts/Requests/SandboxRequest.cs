namespace EntraAws.Contracts;

internal sealed record SandboxRequest
{
    public required string Path { get; init; }

    public string? AuthorizationDetailsPath { get; init; }

    public string? CredentialReportPath { get; init; }

    public bool Overwrite { get; init; }
}
