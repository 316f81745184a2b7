namespace EntraAws.Contracts;

/// <summary>An AWS role to offer; a planned one does not exist yet.</summary>
internal sealed record WantedAppRole(string RoleArn, string ProviderArn, bool Planned = false);
