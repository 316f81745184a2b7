namespace EntraAws.Engine.Aws;

internal sealed record AuthorizationDetails(
    IReadOnlyList<IamUser> Users,
    IReadOnlyList<IamGroup> Groups,
    IReadOnlyList<IamRole> Roles,
    IReadOnlyList<IamPolicy> Policies);
