using EntraAws.Contracts;

namespace EntraAws.Engine.Inventory;

/// <summary>
/// Reads the parts of an object, several at a time if need be: one that is refused does not spoil the rest, and the
/// object says what is missing from it.
/// </summary>
/// <param name="tell">Takes a sentence about each part that could not be read.</param>
internal sealed class PartReader(Func<string, Task> tell)
{
    private readonly List<string> _gaps = [];

    /// <summary>What could not be read, and why.</summary>
    public IReadOnlyList<string> Gaps
    {
        get
        {
            lock (_gaps) return [.. _gaps.Order(StringComparer.Ordinal)];
        }
    }

    public void Add(string what, string why)
    {
        lock (_gaps) _gaps.Add($"{what}: {why}");
    }

    /// <summary>The part, or null when it could not be read. A lost connection and refused credentials end everything.</summary>
    public async Task<T?> TryAsync<T>(string what, Func<Task<T>> read)
        where T : class?
    {
        try
        {
            return await read();
        }
        catch (EntraAwsException e) when (e.Category is not (FaultCategory.ConnectionError or FaultCategory.AuthenticationError))
        {
            Add(what, e.Message);
            await tell($"The {what} could not be read: {e.Message}");
            return null;
        }
    }
}
