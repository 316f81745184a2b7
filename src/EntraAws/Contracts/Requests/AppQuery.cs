namespace EntraAws.Contracts;

internal sealed record AppQuery(AppSelector? App, NameFilter Filter, bool WithMetadata);
