namespace EntraAws;

/// <summary>A SAML identity provider in an AWS account.</summary>
public sealed record SamlProvider : ChangeSet
{
    /// <summary>Its name.</summary>
    public required string ProviderName { get; init; }

    /// <summary>Its ARN.</summary>
    public required string ProviderArn { get; init; }

    /// <summary>The issuer that its metadata names.</summary>
    public string? EntityId { get; init; }

    /// <summary>SHA-1 thumbprints of the certificates that its metadata trusts for signing.</summary>
    public IReadOnlyList<string> CertificateThumbprints { get; init; } = [];

    /// <summary>When the last of these certificates ends, UTC. IAM itself does not check it.</summary>
    public DateTimeOffset? CertificateExpires { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>IAM's own ValidUntil; set at creation, it says nothing of the certificate.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The enterprise application it was made for, when it came down the pipeline.</summary>
    public Guid? ServicePrincipalId { get; init; }

    /// <summary>The name of that enterprise application.</summary>
    public string? AppDisplayName { get; init; }

    /// <inheritdoc/>
    public override string ToString() => ProviderArn;
}
