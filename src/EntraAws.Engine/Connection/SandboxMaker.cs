using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Inventory.Snapshot;
using EntraAws.Sandbox;

namespace EntraAws.Engine;

/// <summary>Writes sandbox files: of the sample company, or of what the AWS CLI printed for a real account.</summary>
internal static class SandboxMaker
{
    private const string DetailsFile = "authorization details file";
    private const long MostBytes = 1L << 30;

    public static async Task<EntraAwsSandbox> CreateAsync(SandboxRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        if (File.Exists(request.Path) && !request.Overwrite) throw Faults.SandboxExists(request.Path);
        if (Path.GetDirectoryName(request.Path) is { } folder && !Directory.Exists(folder)) throw Faults.FileNotFound(folder, "folder");
        var state = request.AuthorizationDetailsPath is { } details ? Import(details, request.CredentialReportPath)
            : request.InventoryPaths.Count > 0 ? await ImportAsync(request.InventoryPaths, cancellationToken)
            : request.AccountCount is { } count ? LargeOrganization.Create(count, null, seed: 1, TimeProvider.System.GetUtcNow())
            : SampleCompany.Create(TimeProvider.System.GetUtcNow());

        var change = new Change
        {
            Kind = File.Exists(request.Path) ? ChangeKind.Update : ChangeKind.Create,
            Cloud = Cloud.Aws,
            TargetType = "sandbox",
            Target = request.Path,
            After = Values.Of(("Accounts", Values.Join(state.Accounts.Keys))),
            Reason = request.AuthorizationDetailsPath is not null || request.InventoryPaths.Count > 0 ? "It holds what was read of real accounts."
                : request.AccountCount is null ? "It holds a sample company." : "It holds a sample organization.",
        };
        if (await host.ConfirmAsync(change)) Write(request, state);
        return View(request.Path, state);
    }

    public static EntraAwsSandbox View(string path, SandboxState state) => new()
    {
        Path = path,
        AccountId = state.HomeAccountId,
        AccountIds = state.Accounts.Keys.ToList(),
        IamUsers = state.Accounts.Values.Sum(a => a.Users.Count),
        TenantId = state.Tenant.TenantId,
        TenantName = state.Tenant.DisplayName,
        DefaultDomain = state.Tenant.Domains.FirstOrDefault(d => d.IsDefault)?.Name,
        EntraUsers = state.Tenant.Users.Count,
    };

    private static SandboxState Import(string detailsPath, string? reportPath)
    {
        using var details = Open(detailsPath, DetailsFile);
        using var report = reportPath is null ? null : Open(reportPath, "credential report");
        try
        {
            return AccountImport.FromAuthorizationDetails(details, report, TimeProvider.System.GetUtcNow());
        }
        catch (SandboxException e)
        {
            throw Faults.AuthorizationDetailsInvalid(detailsPath, e.Message, e);
        }
    }

    private static async Task<SandboxState> ImportAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var state = new SandboxState { Clock = now, Tenant = SampleTenant.Create(now) };
        foreach (var path in paths)
        {
            var account = SandboxFromInventory.Account(await SnapshotReader.ReadAsync(path, cancellationToken));
            if (state.HomeAccountId.Length == 0) state.HomeAccountId = account.AccountId;
            state.Accounts[account.AccountId] = account;
        }

        return state;
    }

    private static FileStream Open(string path, string what)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw Faults.FileNotFound(path, what);
        if (file.Length > MostBytes) throw Faults.FileTooLarge(path, what, file.Length, MostBytes);
        try
        {
            return file.OpenRead();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Faults.FileUnreadable(path, what, e);
        }
    }

    private static void Write(SandboxRequest request, SandboxState state)
    {
        try
        {
            SandboxStore.Create(request.Path, state, request.Overwrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SandboxException)
        {
            throw Faults.SandboxUnusable(request.Path, $"The sandbox '{request.Path}' can't be written: {e.Message}", e);
        }
    }
}
