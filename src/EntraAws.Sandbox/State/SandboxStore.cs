using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EntraAws.Sandbox;

/// <summary>
/// Holds the one state, in memory or in a file that several processes may use at once. Each access is a transaction:
/// the file is locked, read again if another process wrote it, and replaced as a whole.
/// </summary>
public sealed class SandboxStore : IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        WriteIndented = true,
    };

    private readonly object _gate = new();
    private readonly string? _path;
    private SandboxState _state;
    private DateTime _stamp;
    private long _length;
    private TimeSpan _waited;
    private string _head = "";

    private SandboxStore(string? path, SandboxState state, SandboxClock clock)
    {
        _path = path;
        _state = state;
        Clock = clock;
    }

    public SandboxClock Clock { get; }

    /// <summary>The file, or null for a sandbox in memory.</summary>
    public string? Path => _path;

    public static SandboxStore InMemory(SandboxState state, SandboxClock clock) => new(null, state, clock);

    /// <exception cref="SandboxException">There is no such file, or it is not a sandbox.</exception>
    public static SandboxStore Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        if (!File.Exists(path)) throw new SandboxException($"There is no sandbox at '{path}'. Make one with New-EntraAwsSandbox.");
        var state = Load(path);
        var now = TimeProvider.System.GetUtcNow();
        return new SandboxStore(path, state, new SandboxClock(state.Clock > now ? state.Clock : now, TimeProvider.System));
    }

    /// <summary>Writes a new state file. An existing one is replaced only when told so.</summary>
    public static void Create(string path, SandboxState state, bool overwrite)
    {
        path = System.IO.Path.GetFullPath(path);
        if (File.Exists(path) && !overwrite) throw new SandboxException($"'{path}' exists. Choose another path, or replace it with -Force.");
        using var held = FileLock.Take(path);
        AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, state, Json));
    }

    /// <summary>Reads the state. What comes out must not keep a reference into it.</summary>
    public T Read<T>(Func<SandboxState, T> read) => Run(read, save: false);

    /// <summary>Changes the state and saves it. When <paramref name="change"/> throws, nothing of it stays.</summary>
    public T Update<T>(Func<SandboxState, T> change) => Run(change, save: true);

    public void Dispose()
    {
    }

    private T Run<T>(Func<SandboxState, T> work, bool save)
    {
        lock (_gate)
        {
            if (_path is null) return work(_state);
            using var held = FileLock.Take(_path);
            Refresh(_path);
            // Waiting moved the clock: the next process must not find itself before what this one has seen.
            var waited = Clock.Waited;
            if (!save && waited == _waited) return work(_state);
            try
            {
                var result = work(_state);
                _state.Revision++;
                _state.Clock = Clock.GetUtcNow();
                AtomicFile.Write(_path, stream => JsonSerializer.Serialize(stream, _state, Json));
                Remember(_path);
                _waited = waited;
                return result;
            }
            catch
            {
                // The half-made change is in memory only: take back what the file says.
                _stamp = default;
                throw;
            }
        }
    }

    private void Refresh(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists && file.LastWriteTimeUtc == _stamp && file.Length == _length && Head(path) == _head) return;
        _state = Load(path);
        Clock.CatchUp(_state.Clock);
        Remember(path);
    }

    private void Remember(string path)
    {
        var file = new FileInfo(path);
        _stamp = file.LastWriteTimeUtc;
        _length = file.Length;
        _head = Head(path);
    }

    /// <summary>The first bytes, with the revision in them: two writes within one tick of the file system's clock may leave the same time and length.</summary>
    private static string Head(string path)
    {
        Span<byte> bytes = stackalloc byte[64];
        using var stream = File.OpenRead(path);
        return Encoding.UTF8.GetString(bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)]);
    }

    private static SandboxState Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var state = JsonSerializer.Deserialize<SandboxState>(stream, Json)
                ?? throw new SandboxException($"'{path}' holds no sandbox.");
            if (state.Format != SandboxState.CurrentFormat)
                throw new SandboxException($"'{path}' has sandbox format {state.Format}; this version reads {SandboxState.CurrentFormat}. Make it again with New-EntraAwsSandbox.");
            // Any JSON object can be read as a state, an empty one.
            if (state.Accounts.Count == 0 && state.Tenant.TenantId == Guid.Empty)
                throw new SandboxException($"'{path}' is not a sandbox file: there is neither an AWS account nor a tenant in it. Make one with New-EntraAwsSandbox.");
            return state;
        }
        catch (JsonException e)
        {
            throw new SandboxException($"'{path}' is not a sandbox file, or it is damaged: {e.Message} Make it again with New-EntraAwsSandbox.", e);
        }
    }
}
