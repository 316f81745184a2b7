namespace EntraAws;

/// <summary>One signing certificate of an AWS app, and which AWS accounts trust it.</summary>
public sealed record EntraAwsCertificate
{
    /// <summary>The app's display name.</summary>
    public required string AppDisplayName { get; init; }

    /// <summary>The object id of the enterprise application.</summary>
    public Guid ServicePrincipalId { get; init; }

    /// <summary>The AWS account of an app that serves one; null where it serves several.</summary>
    public string? AccountId { get; init; }

    /// <summary>SHA-1 thumbprint.</summary>
    public required string CertificateThumbprint { get; init; }

    /// <summary>The name that it was made by.</summary>
    public string Subject { get; init; } = "";

    /// <summary>From when it is valid, UTC.</summary>
    public DateTimeOffset Starts { get; init; }

    /// <summary>When it ends, UTC. Entra keeps signing with it and AWS keeps taking it, until it is replaced.</summary>
    public DateTimeOffset CertificateExpires { get; init; }

    /// <summary>Whole days until it ends; below zero when it has.</summary>
    public int DaysLeft { get; init; }

    /// <summary>Whether Entra signs with it; the others are spare.</summary>
    public bool IsActive { get; init; }

    /// <summary>The accounts whose provider trusts it.</summary>
    public IReadOnlyList<string> TrustedBy { get; init; } = [];

    /// <summary>The accounts whose provider was read and does not trust it.</summary>
    public IReadOnlyList<string> NotTrustedBy { get; init; } = [];

    /// <summary>The accounts of which it is not known, each with the reason.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Everything that was read of each account's provider; the same for all certificates of the app.</summary>
    public IReadOnlyList<CertificateTrust> Accounts { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => CertificateThumbprint;
}
