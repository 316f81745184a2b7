namespace EntraAws.Engine.Aws;

/// <summary>Where stacks go: organizational units of a service-managed stack set, or accounts of a self-managed one.</summary>
internal sealed record StackSetTargets(IReadOnlyList<string> OrganizationalUnitIds, IReadOnlyList<string> AccountIds, string Region);
