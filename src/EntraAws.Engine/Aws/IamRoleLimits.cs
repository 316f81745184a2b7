namespace EntraAws.Engine.Aws;

/// <summary>What of a role only ListRoles and GetRole show.</summary>
/// <param name="Description">Null when there is none.</param>
/// <param name="MaxSessionDuration">Seconds; null where the call does not tell it.</param>
internal readonly record struct IamRoleLimits(string? Description, int? MaxSessionDuration);
