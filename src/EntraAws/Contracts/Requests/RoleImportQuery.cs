namespace EntraAws.Contracts;

/// <summary>Which roles of an account to judge; with a provider, only those that trust it.</summary>
internal sealed record RoleImportQuery(string? AccountId, NameFilter Filter, string? Provider);
