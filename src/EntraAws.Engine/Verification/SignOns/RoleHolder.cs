using EntraAws.Engine.Entra;
using EntraAws.Engine.Roles;

namespace EntraAws.Engine.Verification.SignOns;

/// <summary>A user who is assigned to a role, by the group that gives it, or directly.</summary>
internal sealed record RoleHolder(SignInUser User, Guid AppRoleId, AppRoleValue Value, string? GroupName);
