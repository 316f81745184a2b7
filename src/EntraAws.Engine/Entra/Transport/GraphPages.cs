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
        await Iterator(client, page, all).IterateAsync(cancellationToken).ConfigureAwait(false);
        return all;
    }

    private static PageIterator<TItem, TPage> Iterator<TItem, TPage>(GraphServiceClient client, TPage page, List<TItem> all)
        where TPage : class, IParsable, IAdditionalDataHolder, new()
    {
        try
        {
            return PageIterator<TItem, TPage>.CreatePageIterator(client, page, item =>
            {
                all.Add(item);
                return true;
            }, null, Errors);
        }
        catch (ArgumentException e)
        {
            throw new FormatException("It holds no list.", e);
        }
    }
}
