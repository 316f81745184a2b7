using System.Text;
using System.Text.Json;
using EntraAws.Contracts;

namespace EntraAws.Engine.Inventory.Snapshot;

/// <summary>Writes a file item by item beside its final place, and moves it there when it is whole.</summary>
internal sealed class SnapshotWriter : IInventorySink, IDisposable
{
    private readonly string _path;
    private readonly string _part;
    private readonly FileStream _file;
    private int _users, _groups, _roles, _policies, _providers, _items;
    private bool _done;

    public SnapshotWriter(string path, string accountId, DateTimeOffset takenAt)
    {
        _path = path;
        _part = $"{path}.{Environment.ProcessId}.part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            _file = new FileStream(_part, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Faults.FileUnwritable(path, "inventory", e);
        }

        Write($"{{\"kind\":{JsonSerializer.Serialize(SnapshotFormat.Kind)},\"version\":{SnapshotFormat.Version},\"accountId\":{JsonSerializer.Serialize(accountId)},\"takenAt\":{JsonSerializer.Serialize(takenAt)},\"items\":[");
    }

    public Task AddAsync(AwsIamUser user) => Add(new SnapshotItem { User = user }, ref _users);

    // Members, uses and trusts are joined again when the file is read: they stand in other items.
    public Task AddAsync(AwsIamGroup group) => Add(new SnapshotItem { Group = group with { Members = [] } }, ref _groups);

    public Task AddAsync(AwsIamRole role) => Add(new SnapshotItem { Role = role }, ref _roles);

    public Task AddAsync(AwsIamPolicy policy) => Add(new SnapshotItem { Policy = policy with { AttachedTo = [], BoundaryOf = [], UsedAs = null } }, ref _policies);

    public Task AddAsync(AwsIdentityProvider provider) => Add(new SnapshotItem { Provider = provider with { TrustedBy = [] } }, ref _providers);

    /// <summary>Writes the last line and puts the file in its place.</summary>
    public async Task<AwsInventoryFile> CompleteAsync(AccountFacts facts)
    {
        var summary = new SnapshotSummary { Facts = facts, Users = _users, Groups = _groups, Roles = _roles, Policies = _policies, Providers = _providers };
        Write("\n],\n\"summary\":" + JsonSerializer.Serialize(summary, SnapshotFormat.Json) + "}\n");
        try
        {
            await _file.FlushAsync();
            await _file.DisposeAsync();
            File.Move(_part, _path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Faults.FileUnwritable(_path, "inventory", e);
        }

        _done = true;
        return View(_path, summary);
    }

    public static AwsInventoryFile View(string path, SnapshotSummary summary) => new()
    {
        AccountId = summary.Facts.AccountId,
        Path = path,
        TakenAt = summary.Facts.TakenAt,
        Users = summary.Users,
        Groups = summary.Groups,
        Roles = summary.Roles,
        Policies = summary.Policies,
        Gaps = summary.Facts.Gaps,
    };

    public void Dispose()
    {
        _file.Dispose();
        if (!_done) File.Delete(_part);
    }

    private Task Add(SnapshotItem item, ref int count)
    {
        count++;
        Write(_items++ == 0 ? "\n" : ",\n");
        JsonSerializer.Serialize(_file, item, SnapshotFormat.Json);
        return Task.CompletedTask;
    }

    private void Write(string text) => _file.Write(Encoding.UTF8.GetBytes(text));
}
