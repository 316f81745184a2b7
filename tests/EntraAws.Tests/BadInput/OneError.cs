using EntraAws.Contracts;

namespace EntraAws.Tests.BadInput;

/// <summary>Of work on several items that tells errors one by one: the one error that there must be.</summary>
internal static class OneError
{
    public static async Task Of(Func<Func<EntraAwsException, Task>, Task> work)
    {
        var told = new List<EntraAwsException>();
        await work(e =>
        {
            lock (told) told.Add(e);
            return Task.CompletedTask;
        });
        if (told.Count > 0) throw told.Count == 1 ? told[0] : new InvalidOperationException($"{told.Count} errors for one cause: {string.Join(" | ", told.Select(e => $"{e.ErrorId}: {e.Message}"))}");
    }

    public static Task Ignore<T>(T item) => Task.CompletedTask;
}
