namespace EntraAws.Contracts;

internal sealed record SamlRoleQuery(string? AccountId, NameFilter Filter, string? Provider);
