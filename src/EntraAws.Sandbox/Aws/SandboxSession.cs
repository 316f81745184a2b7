namespace EntraAws.Sandbox;

/// <summary>A session of an assumed role.</summary>
internal sealed record SandboxSession(string AccountId, string RoleName, string RoleId, string SessionName, DateTimeOffset Expiration);
