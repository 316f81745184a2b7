using EntraAws.Contracts;
using EntraAws.Engine.Inventory.Snapshot;

namespace EntraAws.Engine.Inventory;

/// <summary>Inventories on disk.</summary>
internal sealed class InventoryFiles : IInventoryFiles
{
    public async Task<AwsInventoryFile> ExportAsync(AwsIamInventory inventory, string path, bool overwrite, IOperationHost host, CancellationToken cancellationToken)
    {
        if (File.Exists(path) && !overwrite) throw Faults.FileExists(path);
        if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder)) throw Faults.FileNotFound(folder, "folder");
        using var writer = new SnapshotWriter(path, inventory.AccountId, inventory.TakenAt);
        foreach (var user in inventory.Users) await writer.AddAsync(user);
        foreach (var group in inventory.Groups) await writer.AddAsync(group);
        foreach (var role in inventory.Roles) await writer.AddAsync(role);
        foreach (var policy in inventory.Policies) await writer.AddAsync(policy);
        foreach (var provider in inventory.IdentityProviders) await writer.AddAsync(provider);
        cancellationToken.ThrowIfCancellationRequested();
        return await writer.CompleteAsync(new AccountFacts
        {
            AccountId = inventory.AccountId,
            AccountAlias = inventory.AccountAlias,
            TakenAt = inventory.TakenAt,
            CredentialReportAt = inventory.CredentialReportAt,
            Root = inventory.Root,
            PasswordPolicy = inventory.PasswordPolicy,
            VirtualMfaDevices = inventory.VirtualMfaDevices,
            Summary = inventory.Summary,
            Gaps = inventory.Gaps,
        });
    }

    public Task<AwsIamInventory> ImportAsync(string path, CancellationToken cancellationToken) => SnapshotReader.ReadAsync(path, cancellationToken);
}
