using System.Security;

namespace EntraAws.Contracts;

/// <summary>A user who shall be there. One who is, is never altered.</summary>
internal sealed record EntraUserRequest
{
    public required string UserPrincipalName { get; init; }

    public string? DisplayName { get; init; }

    public SecureString? Password { get; init; }
}
