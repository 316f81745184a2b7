namespace EntraAws.Engine.Entra;

/// <summary>The app registration that has an identifier.</summary>
internal sealed record IdentifierOwner(Guid AppId, string DisplayName);
