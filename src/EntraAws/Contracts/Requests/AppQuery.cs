namespace EntraAws.Contracts;

/// <summary>Which apps to list: one, or all of the AWS template by name.</summary>
internal sealed record AppQuery(AppSelector? App, NameFilter Filter, bool WithMetadata);
