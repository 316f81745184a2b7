using System.Security;
using EntraAws.Contracts;

namespace EntraAws.Engine.Entra;

/// <summary>How to sign in to a tenant, and what stands in for the network and the clock.</summary>
internal sealed record EntraOptions
{
    public EntraCredentialKind Credential { get; init; }

    public EntraEnvironment Environment { get; init; }

    /// <summary>The tenant's id or one of its domains.</summary>
    public string? TenantId { get; init; }

    /// <summary>The app to sign in as or through; for a managed identity, the user-assigned one.</summary>
    public string? ClientId { get; init; }

    public SecureString? ClientSecret { get; init; }

    /// <summary>Looked for in the stores of the user, then of the machine.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>A PFX or PEM file with the private key.</summary>
    public string? CertificatePath { get; init; }

    public SecureString? CertificatePassword { get; init; }

    public SecureString? AccessToken { get; init; }

    /// <summary>Answers instead of the network, and needs no sign-in: the sandbox, or a test.</summary>
    public HttpMessageHandler? Handler { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public RequestCounter Counter { get; init; } = new();

    public static EntraOptions From(ConnectRequest request) => new()
    {
        Credential = request.EntraCredential,
        Environment = request.Environment,
        TenantId = request.TenantId,
        ClientId = request.ClientId,
        ClientSecret = request.ClientSecret,
        CertificateThumbprint = request.CertificateThumbprint,
        CertificatePath = request.CertificatePath,
        CertificatePassword = request.CertificatePassword,
        AccessToken = request.AccessToken,
    };
}
