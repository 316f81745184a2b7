namespace EntraAws;

/// <summary>A CloudFormation template with a SAML provider and roles, the same for each account.</summary>
public sealed record AwsRoleStack
{
    /// <summary>The file.</summary>
    public required string TemplatePath { get; init; }

    /// <summary>The SAML provider that the roles trust.</summary>
    public required string ProviderName { get; init; }

    /// <summary>The roles, by name.</summary>
    public IReadOnlyList<string> RoleName { get; init; } = [];

    /// <summary>Its size in bytes. CloudFormation takes 51,200 in a request, 1,048,576 from S3.</summary>
    public int Size { get; init; }

    /// <summary>The issuer that the provider trusts; null for a template without provider.</summary>
    public string? EntityId { get; init; }

    /// <summary>SHA-1 thumbprints of the certificates that the provider trusts.</summary>
    public IReadOnlyList<string> CertificateThumbprints { get; init; } = [];

    /// <summary>When the last of them ends, UTC.</summary>
    public DateTimeOffset? CertificateExpires { get; init; }

    /// <summary>The template itself.</summary>
    public string TemplateBody { get; init; } = "";

    /// <summary>True when the file was not written: -WhatIf, or the answer was no.</summary>
    public bool Planned { get; init; }

    /// <inheritdoc/>
    public override string ToString() => TemplatePath;
}
