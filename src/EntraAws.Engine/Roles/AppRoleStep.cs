using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Roles;

/// <summary>One change to a collection of app roles, and the role as it is after it; a removed one as it was.</summary>
internal sealed record AppRoleStep(Change Change, DirectoryAppRole Role)
{
    public bool Removes => Change.Kind == ChangeKind.Remove;
}
