namespace EntraAws.Engine.Entra;

/// <summary>An app role of a service principal that a principal shall hold.</summary>
internal sealed record WantedAssignment(Guid ServicePrincipalId, Guid PrincipalId, Guid AppRoleId);
