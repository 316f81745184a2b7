namespace EntraAws.Engine.Aws;

/// <summary>
/// Where stacks go: organizational units of a service-managed stack set, or accounts of a self-managed one. Both together
/// are those accounts of the units.
/// </summary>
internal sealed record StackSetTargets(IReadOnlyList<string> OrganizationalUnitIds, IReadOnlyList<string> AccountIds, string Region)
{
    /// <summary>What gets a stack: the accounts, where they are known one by one.</summary>
    public IReadOnlyList<string> Names => AccountIds.Count > 0 ? AccountIds : OrganizationalUnitIds;
}
