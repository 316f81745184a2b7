using System.Text;
using System.Text.Json;

namespace EntraAws.Sandbox;

/// <summary>
/// Holds the one state, in memory or in a file that several processes may use at once. Each access is a transaction:
/// the file is locked, read again if another process wrote it, and replaced as a whole.
/// </summary>
public sealed class SandboxStore : IDisposable
{
    private readonly object _gate = new();
    private readonly string? _path;
    private readonly StateFile _file = new();
    private SandboxState _state;
    private DateTime _stamp;
    private long _length;
    private TimeSpan _waited;
    private TimeSpan _noted;
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
        using var held = FileLock.Take(path);
        var state = Load(path);
        var latest = new[] { state.Clock, held.Clock ?? state.Clock, TimeProvider.System.GetUtcNow() }.Max();
        return new SandboxStore(path, state, new SandboxClock(latest, TimeProvider.System));
    }

    /// <summary>Writes a new state file. An existing one is replaced only when told so.</summary>
    public static void Create(string path, SandboxState state, bool overwrite)
    {
        path = System.IO.Path.GetFullPath(path);
        if (File.Exists(path) && !overwrite) throw new SandboxException($"'{path}' exists. Choose another path, or replace it with -Force.");
        using var held = FileLock.Take(path);
        AtomicFile.Write(path, stream => new StateFile().Write(stream, state, null));
        held.Clock = state.Clock;
    }

    /// <summary>Reads the state. What comes out must not keep a reference into it.</summary>
    public T Read<T>(Func<SandboxState, T> read)
    {
        lock (_gate)
        {
            if (_path is null) return read(_state);
            using var held = FileLock.Take(_path);
            Refresh(_path, held);
            Note(held);
            return read(_state);
        }
    }

    /// <summary>Changes the state and saves it. When <paramref name="change"/> throws, nothing of it stays.</summary>
    /// <param name="change">What is done.</param>
    /// <param name="touched">Asked when it is done: the one part that it touched, or null for any.</param>
    public T Update<T>(Func<SandboxState, T> change, Func<StatePart?>? touched = null)
    {
        lock (_gate)
        {
            if (_path is null) return change(_state);
            using var held = FileLock.Take(_path);
            Refresh(_path, held);
            try
            {
                var result = change(_state);
                Save(_path, touched?.Invoke());
                Note(held);
                return result;
            }
            catch
            {
                // The half-made change is in memory only: take back what the file says.
                if (!_file.TryRestore(_state, touched?.Invoke())) _stamp = default;
                throw;
            }
        }
    }

    /// <summary>Leaves the time that was waited in the file itself, for whoever copies it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_path is null || Clock.Waited == _waited || !File.Exists(_path)) return;
            using var held = FileLock.Take(_path);
            Refresh(_path, held);
            Save(_path, StatePart.Tenant);
            Note(held);
        }
    }

    private void Save(string path, StatePart? touched)
    {
        _state.Revision++;
        _state.Clock = Clock.GetUtcNow();
        try
        {
            AtomicFile.Write(path, stream => _file.Write(stream, _state, touched));
        }
        catch
        {
            _file.Forget();
            throw;
        }

        Remember(path);
        _waited = Clock.Waited;
    }

    /// <summary>Waiting moves the clock: the next process must not find itself before what this one has seen.</summary>
    private void Note(FileLock held)
    {
        if (Clock.Waited != _noted) held.Clock = Clock.GetUtcNow();
        _noted = Clock.Waited;
    }

    private void Refresh(string path, FileLock held)
    {
        if (held.Clock is { } latest) Clock.CatchUp(latest);
        var file = new FileInfo(path);
        if (file.Exists && file.LastWriteTimeUtc == _stamp && file.Length == _length && Head(path) == _head) return;
        _state = Load(path);
        _file.Forget();
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
            var state = StateFile.Read(stream)
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
