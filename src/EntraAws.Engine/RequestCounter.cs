namespace EntraAws.Engine;

/// <summary>Counts the requests of a connection as they leave, each attempt for itself.</summary>
internal sealed class RequestCounter
{
    private long _reads;
    private long _writes;

    public long Reads => Interlocked.Read(ref _reads);

    public long Writes => Interlocked.Read(ref _writes);

    public void Count(bool write) => Interlocked.Increment(ref write ? ref _writes : ref _reads);
}
