namespace EntraAws.Sandbox;

/// <summary>A SAML identity provider.</summary>
public sealed class SandboxSamlProvider
{
    public string Name { get; set; } = "";

    /// <summary>Made anew when a provider is deleted and created again, while the ARN stays.</summary>
    public string Uuid { get; set; } = "";

    public string MetadataDocument { get; set; } = "";

    /// <summary>What reads show, and some of the sign-in hosts still go by, until <see cref="MetadataCurrentAt"/>.</summary>
    public string? FormerMetadataDocument { get; set; }

    public DateTimeOffset MetadataCurrentAt { get; set; }

    public DateTimeOffset CreateDate { get; set; }

    /// <summary>From when on reads find it and a trust policy may name it.</summary>
    public DateTimeOffset VisibleAt { get; set; }

    /// <summary>IAM sets it to 100 years after the creation; it says nothing about the certificate.</summary>
    public DateTimeOffset ValidUntil { get; set; }

    /// <summary>"Required", "Allowed", or null.</summary>
    public string? AssertionEncryptionMode { get; set; }

    /// <summary>The ids of the decryption keys, at most two. The keys themselves are not kept.</summary>
    public List<string> PrivateKeyIds { get; set; } = [];

    public List<SandboxTag> Tags { get; set; } = [];

    /// <summary>The document as a read at that time shows it.</summary>
    public string MetadataSeen(DateTimeOffset now) => FormerMetadataDocument is { } former && now < MetadataCurrentAt ? former : MetadataDocument;
}
