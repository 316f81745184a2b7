namespace EntraAws.Contracts;

/// <summary>Which assignments to show.</summary>
internal sealed record AccountAssignmentQuery(NameFilter Groups, NameFilter PermissionSets, IReadOnlyList<string> AccountIds);
