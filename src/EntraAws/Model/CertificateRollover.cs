namespace EntraAws;

/// <summary>The replacement of one app's signing certificate, with what became of each AWS account.</summary>
public sealed record CertificateRollover : ChangeSet
{
    /// <summary>The app's display name.</summary>
    public required string AppDisplayName { get; init; }

    /// <summary>The object id of the enterprise application.</summary>
    public Guid ServicePrincipalId { get; init; }

    /// <summary>How far it is.</summary>
    public CertificateRolloverState State { get; init; }

    /// <summary>The certificate that Entra signed with when the command began.</summary>
    public string? FormerThumbprint { get; init; }

    /// <summary>The certificate that Entra signs with, or would; null for one that is only planned.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>When that one ends, UTC.</summary>
    public DateTimeOffset? CertificateExpires { get; init; }

    /// <summary>What each account trusts at the end.</summary>
    public IReadOnlyList<CertificateTrust> Accounts { get; init; } = [];

    /// <summary>The accounts that failed; each has an error of its own.</summary>
    public IReadOnlyList<string> FailedAccounts { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{AppDisplayName}: {State}";
}
