namespace EntraAws;

/// <summary>What one AWS account trusts of an app's signing certificates.</summary>
public sealed record CertificateTrust
{
    /// <summary>The 12-digit AWS account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The SAML provider's ARN; null where none was found.</summary>
    public string? ProviderArn { get; init; }

    /// <summary>The issuer that the provider's metadata names.</summary>
    public string? EntityId { get; init; }

    /// <summary>SHA-1 thumbprints of the app's certificates that the provider trusts.</summary>
    public IReadOnlyList<string> CertificateThumbprints { get; init; } = [];

    /// <summary>SHA-1 thumbprints of certificates that it trusts and the app does not have. They are never taken away.</summary>
    public IReadOnlyList<string> OtherThumbprints { get; init; } = [];

    /// <summary>Whether sign-in finds its certificate and issuer trusted now; null where that could not be read.</summary>
    public bool? TrustsActive { get; init; }

    /// <summary>Why nothing is known of this account, or why nobody gets in by this provider; null when all is well.</summary>
    public string? Gap { get; init; }

    /// <inheritdoc/>
    public override string ToString() => ProviderArn ?? AccountId;
}
