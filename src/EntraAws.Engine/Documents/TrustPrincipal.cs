namespace EntraAws.Engine.Documents;

/// <summary>One principal of a trust policy: AWS, Service, Federated or CanonicalUser, and who.</summary>
internal sealed record TrustPrincipal(string Type, string Value);
