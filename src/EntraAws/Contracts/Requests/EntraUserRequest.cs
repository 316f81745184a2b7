using System.Security;

namespace EntraAws.Contracts;

internal sealed record EntraUserRequest
{
    public required string UserPrincipalName { get; init; }

    public string? DisplayName { get; init; }

    public SecureString? Password { get; init; }
}
