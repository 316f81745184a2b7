namespace EntraAws.Contracts;

internal sealed record GroupRoleMappingQuery(AppSelector App, NameFilter Filter);
