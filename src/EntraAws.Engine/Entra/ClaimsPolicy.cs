namespace EntraAws.Engine.Entra;

/// <summary>A claims mapping policy; the definition is its JSON.</summary>
internal sealed record ClaimsPolicy(Guid Id, string DisplayName, string Definition);
