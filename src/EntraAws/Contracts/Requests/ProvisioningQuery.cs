namespace EntraAws.Contracts;

/// <summary>Whose provisioning to show; without an app, that of all apps made from the AWS template.</summary>
/// <param name="LogEntries">How many entries of the log, 0 for none.</param>
internal sealed record ProvisioningQuery(AppSelector? App, int LogEntries);
