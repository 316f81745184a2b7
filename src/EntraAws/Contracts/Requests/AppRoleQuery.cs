namespace EntraAws.Contracts;

internal sealed record AppRoleQuery(AppSelector App, NameFilter Filter, bool IncludeTemplateRoles);
