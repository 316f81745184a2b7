using System.Security;

namespace EntraAws.Contracts;

/// <summary>How to reach the clouds. What is null is found out, or left to the SDKs' own search.</summary>
internal sealed record ConnectRequest
{
    public string? SandboxPath { get; init; }

    public bool WithAws { get; init; } = true;

    public bool WithEntra { get; init; } = true;

    public string? ProfileName { get; init; }

    public string? ProfileLocation { get; init; }

    /// <summary>Access key id and secret key.</summary>
    public (string Id, SecureString Secret)? AccessKey { get; init; }

    public SecureString? SessionToken { get; init; }

    public string? Region { get; init; }

    public string? EndpointUrl { get; init; }

    public string? AccountRoleName { get; init; }

    public string? TenantId { get; init; }

    public string? ClientId { get; init; }

    public EntraCredentialKind EntraCredential { get; init; }

    public SecureString? ClientSecret { get; init; }

    public string? CertificateThumbprint { get; init; }

    public string? CertificatePath { get; init; }

    public SecureString? CertificatePassword { get; init; }

    public SecureString? AccessToken { get; init; }

    public EntraEnvironment Environment { get; init; }

    public string? JournalPath { get; init; }
}
