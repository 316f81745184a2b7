namespace EntraAws.CatalogueBuilder;

/// <summary>One action: its service's prefix, its level's letter (L, R, T, W or P), its name.</summary>
internal sealed record CatalogueEntry(string Service, char Level, string Name);
