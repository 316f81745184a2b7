using EntraAws.Contracts;

namespace EntraAws.Engine.Inventory;

/// <summary>Reads that may be refused: one refused part does not spoil the rest, and the result says what is missing from it.</summary>
internal sealed class Gaps(IOperationHost host)
{
    private readonly List<string> _gaps = [];

    public IReadOnlyList<string> Found
    {
        get
        {
            lock (_gaps) return [.. _gaps.Order(StringComparer.Ordinal)];
        }
    }

    /// <returns>What was read, or null, with a gap named, when it was refused. A dead connection is no gap: it ends the reading.</returns>
    public async Task<T?> TryAsync<T>(string what, Func<Task<T>> read)
        where T : class?
    {
        try
        {
            return await read();
        }
        catch (EntraAwsException e) when (e.Category is FaultCategory.PermissionDenied or FaultCategory.OperationTimeout or FaultCategory.ProtocolError or FaultCategory.InvalidOperation)
        {
            lock (_gaps) _gaps.Add($"{what}: {e.Message}");
            await host.VerboseAsync($"The {what} could not be read: {e.Message}");
            return null;
        }
    }
}
