namespace EntraAws.Contracts;

/// <summary>The enterprise application for IAM Identity Center. Its addresses come from the metadata file, or are given.</summary>
internal sealed record CenterAppRequest
{
    public required string DisplayName { get; init; }

    public string? MetadataPath { get; init; }

    public string? Identifier { get; init; }

    public string? ReplyUrl { get; init; }

    public string? AccountId { get; init; }

    public int CertificateYears { get; init; } = 3;

    public IReadOnlyList<string> NotificationEmail { get; init; } = [];
}
