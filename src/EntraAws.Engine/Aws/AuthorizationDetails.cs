namespace EntraAws.Engine.Aws;

/// <summary>Users, groups, roles and policies as GetAccountAuthorizationDetails gives them: a page, or all of them.</summary>
internal sealed record AuthorizationDetails(
    IReadOnlyList<IamUser> Users,
    IReadOnlyList<IamGroup> Groups,
    IReadOnlyList<IamRole> Roles,
    IReadOnlyList<IamPolicy> Policies);
