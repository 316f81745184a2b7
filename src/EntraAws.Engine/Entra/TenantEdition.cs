namespace EntraAws.Engine.Entra;

/// <summary>The tenant's edition of Entra ID, and the subscription and service plan that it follows from.</summary>
/// <param name="Name">Free, P1 or P2.</param>
/// <param name="Evidence">What was found, or what was looked for and not found.</param>
internal sealed record TenantEdition(string Name, string Evidence);
