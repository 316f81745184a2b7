namespace EntraAws.Contracts;

/// <summary>Which assignments of an app to list.</summary>
internal sealed record GroupRoleMappingQuery(AppSelector App, NameFilter Filter);
