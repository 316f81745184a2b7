using System.Diagnostics;

namespace EntraAws.Sandbox;

/// <summary>Keeps other processes off a sandbox file while one request is handled. The operating system drops it when a process dies.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static IDisposable Take(string path)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
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
}
