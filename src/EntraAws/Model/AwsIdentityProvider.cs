namespace EntraAws;

/// <summary>An identity provider that the account knows.</summary>
public sealed record AwsIdentityProvider
{
    /// <summary>The 12-digit AWS account.</summary>
    public required string AccountId { get; init; }

    /// <summary>Its name: the last part of the ARN.</summary>
    public required string Name { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary><c>SAML</c> or <c>OIDC</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The issuer.</summary>
    public string? Issuer { get; init; }

    /// <summary>When the last signing certificate in its metadata ends, UTC; null for OIDC.</summary>
    public DateTimeOffset? CertificateExpires { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The roles that trust it, by name.</summary>
    public IReadOnlyList<string> TrustedBy { get; init; } = [];

    /// <summary>True for IAM Identity Center's own, which must be left alone.</summary>
    public bool IsIdentityCenter { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
