namespace EntraAws.Engine.Entra;

/// <summary>A user or group that holds an app role.</summary>
internal sealed record AppRoleAssignment(string Id, Guid AppRoleId, Guid PrincipalId, string PrincipalType, string? PrincipalDisplayName);
