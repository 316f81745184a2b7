namespace EntraAws;

/// <summary>An IAM role that people assume by SAML sign-in.</summary>
public sealed record SamlRole : ChangeSet
{
    /// <summary>Its name.</summary>
    public required string RoleName { get; init; }

    /// <summary>Its ARN.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The SAML provider that it trusts. Where a role trusts several, the first.</summary>
    public required string ProviderArn { get; init; }

    /// <summary>The managed policies attached to it, by ARN.</summary>
    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    /// <summary>Its description.</summary>
    public string? Description { get; init; }

    /// <summary>The longest session it gives, 3,600 to 43,200 seconds.</summary>
    public int MaxSessionDuration { get; init; } = 3600;

    /// <summary>Its path.</summary>
    public string Path { get; init; } = "/";

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether Entra can offer it: exactly one SAML provider in the trust, both ARNs together under 240 characters.</summary>
    public bool Importable { get; init; } = true;

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The enterprise application it was made for, when it came down the pipeline.</summary>
    public Guid? ServicePrincipalId { get; init; }

    /// <summary>The name of that enterprise application.</summary>
    public string? AppDisplayName { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RoleArn;
}
