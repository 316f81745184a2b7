namespace EntraAws.Contracts;

/// <summary>Which app roles of an app to list.</summary>
internal sealed record AppRoleQuery(AppSelector App, NameFilter Filter, bool IncludeTemplateRoles);
