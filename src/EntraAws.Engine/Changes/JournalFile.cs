using System.Diagnostics;
using EntraAws.Contracts;

namespace EntraAws.Engine.Changes;

/// <summary>
/// A file of lines that several sessions append to at once. A stream keeps a position of its own, so each write is done
/// under a lock and at the end that the file has then. The lock is a file beside it: who reads or follows the journal
/// is in nobody's way.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private readonly string _path;
    private readonly FileStream _file;

    private JournalFile(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Opens or makes the file, readable by its owner alone.</summary>
    public static JournalFile Open(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder)) CreateFolder(folder);
        var file = new JournalFile(path, new FileStream(path, Options(FileShare.ReadWrite)));
        // What can't be locked can't be written: better known now.
        file.Lock().Dispose();
        return file;
    }

    /// <exception cref="EntraAwsException">JournalUnwritable.</exception>
    public void Append(ReadOnlySpan<byte> lines)
    {
        lock (_gate)
        {
            try
            {
                using var held = Lock();
                // A session that died while it wrote may have left half a line.
                if (!EndsWithLine()) _file.WriteByte((byte)'\n');
                _file.Seek(0, SeekOrigin.End);
                _file.Write(lines);
                _file.Flush(flushToDisk: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                throw Faults.JournalUnwritable(_path, e);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStreamOptions Options(FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private FileStream Lock()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(_path + ".lock", Options(FileShare.None));
            }
            catch (IOException) when (waited.Elapsed < Patience && Directory.Exists(Path.GetDirectoryName(_path)))
            {
                Thread.Sleep(2);
            }
        }
    }

    /// <summary>Leaves the position at the end.</summary>
    private bool EndsWithLine()
    {
        if (_file.Seek(0, SeekOrigin.End) == 0) return true;
        _file.Seek(-1, SeekOrigin.End);
        return _file.ReadByte() == '\n';
    }
}
