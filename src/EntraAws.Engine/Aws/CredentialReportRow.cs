namespace EntraAws.Engine.Aws;

/// <summary>One line of the credential report; null for what the report does not know.</summary>
internal sealed record CredentialReportRow
{
    public required string User { get; init; }
    public required string Arn { get; init; }
    public bool? PasswordEnabled { get; init; }
    public DateTimeOffset? PasswordLastUsed { get; init; }
    public DateTimeOffset? PasswordLastChanged { get; init; }
    public bool? MfaActive { get; init; }
    /// <summary>Active signing certificates; null when the report has no such columns.</summary>
    public int? ActiveCertificates { get; init; }
    public IReadOnlyList<CredentialReportKey> Keys { get; init; } = [];
    public bool IsRoot => User == "<root_account>";
}
