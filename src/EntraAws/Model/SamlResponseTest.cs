namespace EntraAws;

/// <summary>A SAML response, and what AWS will do with it.</summary>
public sealed record SamlResponseTest
{
    /// <summary>
    /// True when all was looked at and nothing stands against it; false when AWS refuses it; null when nothing was found
    /// against it, but not everything could be looked at.
    /// </summary>
    public bool? WouldSignIn { get; init; }

    /// <summary>What was found, the worst first.</summary>
    public IReadOnlyList<SamlFinding> Findings { get; init; } = [];

    /// <summary>The file it came from; null for text.</summary>
    public string? Path { get; init; }

    /// <summary>The account it signs in to; null when its roles are in several, or in none.</summary>
    public string? AccountId { get; init; }

    /// <summary>Who issued it.</summary>
    public string? Issuer { get; init; }

    /// <summary>Whom it is for.</summary>
    public IReadOnlyList<string> Audience { get; init; } = [];

    /// <summary>Where it may be delivered; role trusts test it as SAML:aud.</summary>
    public string? Recipient { get; init; }

    /// <summary>Where the response was sent.</summary>
    public string? Destination { get; init; }

    /// <summary>The person, as the identity provider names them.</summary>
    public string? NameId { get; init; }

    /// <summary>What AWS will call the session.</summary>
    public string? RoleSessionName { get; init; }

    /// <summary>The roles it asks for.</summary>
    public IReadOnlyList<SamlResponseRole> Roles { get; init; } = [];

    /// <summary>The console session it asks for, in seconds; null when it leaves that to AWS (one hour).</summary>
    public int? SessionDuration { get; init; }

    /// <summary>The source identity that the session shall carry.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>The session tags that it passes.</summary>
    public IReadOnlyDictionary<string, string> SessionTags { get; init; } = new Dictionary<string, string>();

    /// <summary>When it was issued, UTC. AWS takes it for five minutes.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>From when it holds, UTC.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Until when it holds, UTC.</summary>
    public DateTimeOffset? NotOnOrAfter { get; init; }

    /// <summary>When the person signed in at the identity provider, UTC.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>The time it was judged at, UTC.</summary>
    public DateTimeOffset TestedAt { get; init; }

    /// <summary>What is signed: Assertion, Response, both, or nothing.</summary>
    public IReadOnlyList<string> Signed { get; init; } = [];

    /// <summary>SHA-1 thumbprint of the certificate that it was signed with, the assertion first; of the one it names, where none is known to fit.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>When that certificate ends, UTC. AWS does not check it.</summary>
    public DateTimeOffset? CertificateExpires { get; init; }

    /// <summary>Its size in base64 characters; AWS takes 100,000.</summary>
    public int Size { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{RoleSessionName ?? NameId ?? "SAML response"}: {(WouldSignIn is { } known ? known ? "would sign in" : "refused" : "not known")}";
}
