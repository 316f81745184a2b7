namespace EntraAws.Engine.Entra;

/// <summary>The tenant, and the credential that it accepted. Licence: Free, P1 or P2, or null when it can't be read.</summary>
internal sealed record EntraIdentity(Guid TenantId, string? TenantName, string? DefaultDomain, IReadOnlyList<string> VerifiedDomains, string? License, string CredentialSource);
