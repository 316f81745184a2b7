using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions.Serialization;

namespace EntraAws.Engine.Entra.Transport;

/// <summary>Reads a paged collection to its end. The link to the next page is followed as it stands.</summary>
internal static class GraphPages
{
    private static readonly Dictionary<string, ParsableFactory<IParsable>> Errors = new() { ["XXX"] = ODataError.CreateFromDiscriminatorValue };

    public static async Task<List<TItem>?> AllAsync<TItem, TPage>(GraphServiceClient client, Task<TPage?> first, CancellationToken cancellationToken)
        where TPage : class, IParsable, IAdditionalDataHolder, new()
    {
        if (await first.ConfigureAwait(false) is not { } page) return null;
        var all = new List<TItem>();
        var iterator = PageIterator<TItem, TPage>.CreatePageIterator(client, page, item =>
        {
            all.Add(item);
            return true;
        }, null, Errors);
        await iterator.IterateAsync(cancellationToken).ConfigureAwait(false);
        return all;
    }
}
