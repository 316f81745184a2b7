namespace EntraAws.Contracts;

internal sealed record WantedAppRole(string RoleArn, string ProviderArn);
