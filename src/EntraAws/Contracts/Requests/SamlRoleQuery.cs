namespace EntraAws.Contracts;

/// <summary>Which roles of an account to list.</summary>
internal sealed record SamlRoleQuery(string? AccountId, NameFilter Filter, string? Provider);
