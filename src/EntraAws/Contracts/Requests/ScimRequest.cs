using System.Security;

namespace EntraAws.Contracts;

/// <summary>What Entra's provisioning needs to reach the identity store.</summary>
internal sealed record ScimRequest
{
    public required AppSelector App { get; init; }

    public required string Endpoint { get; init; }

    public required SecureString Token { get; init; }

    /// <summary>Null takes a year from now for a new token, and keeps what is remembered of a known one.</summary>
    public DateTimeOffset? TokenExpires { get; init; }

    /// <summary>Whether a cycle that ended well is waited for.</summary>
    public bool Wait { get; init; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(2);
}
