using System.Buffers.Binary;
using System.Diagnostics;

namespace EntraAws.Sandbox;

/// <summary>
/// Keeps other processes off a sandbox file while one request is handled. The operating system drops it when a process
/// dies. Its own file holds the sandbox's time, which reads move too: for them the state need not be written.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>The latest time that was noted; null when none was.</summary>
    public DateTimeOffset? Clock
    {
        get
        {
            Span<byte> ticks = stackalloc byte[sizeof(long)];
            _file.Position = 0;
            if (_file.ReadAtLeast(ticks, ticks.Length, throwOnEndOfStream: false) < ticks.Length) return null;
            var value = BinaryPrimitives.ReadInt64LittleEndian(ticks);
            return value >= 0 && value <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(value, TimeSpan.Zero) : null;
        }

        set
        {
            Span<byte> ticks = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(ticks, value?.UtcTicks ?? 0);
            _file.Position = 0;
            _file.Write(ticks);
        }
    }

    public static FileLock Take(string path)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
            }
            catch (IOException) when (waited.Elapsed < Patience && Directory.Exists(Path.GetDirectoryName(path)))
            {
                Thread.Sleep(5);
            }
            catch (IOException e)
            {
                throw new SandboxException($"The sandbox '{path}' can't be locked: {e.Message}", e);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
