namespace EntraAws.Engine.Aws;

/// <summary>The tree of an organization. Only the management account and delegated administrators may ask.</summary>
internal interface IAwsOrganizationalUnits
{
    /// <summary>The id of what an account or a unit is in: a unit (ou-...) or a root (r-...).</summary>
    Task<string> GetParentAsync(string childId, CancellationToken cancellationToken);

    /// <summary>The accounts in a unit or root, and in all units below it.</summary>
    Task<IReadOnlyList<OrganizationAccount>> ListAccountsAsync(string parentId, CancellationToken cancellationToken);

    /// <summary>The name of a unit.</summary>
    Task<string> GetNameAsync(string unitId, CancellationToken cancellationToken);
}
