using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Entra;
using EntraAws.Sandbox;

namespace EntraAws.Engine;

/// <summary>Where the journal of a connection is, when the user does not say: beside a sandbox, else one file for each pair of account and tenant.</summary>
internal static class JournalLocation
{
    public static string? For(ConnectRequest request, SandboxCloud? sandbox, AwsIdentity? aws, EntraIdentity? entra)
    {
        if (request.JournalPath is not null) return Path.GetFullPath(request.JournalPath);
        if (sandbox is not null) return sandbox.Store.Path is { } path ? path + ".journal.jsonl" : null;
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        // A runbook's sandbox may have no home.
        if (folder.Length == 0) folder = Path.GetTempPath();
        return Path.Combine(folder, "EntraAws", "journal", $"{aws?.AccountId ?? "entra"}-{entra?.TenantId.ToString() ?? "aws"}.jsonl");
    }
}
