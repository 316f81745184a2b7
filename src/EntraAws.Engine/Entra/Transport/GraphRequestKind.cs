using System.Text.Json;

namespace EntraAws.Engine.Entra.Transport;

/// <summary>What a request may do: how often it counts as a read and a write, and whether it can be sent twice.</summary>
internal sealed record GraphRequestKind(int Reads, int Writes, bool Repeatable)
{
    private static readonly GraphRequestKind Read = new(1, 0, true);
    private static readonly GraphRequestKind Idempotent = new(0, 1, true);
    private static readonly GraphRequestKind Create = new(0, 1, false);

    public static async Task<GraphRequestKind> OfAsync(HttpRequestMessage request)
    {
        if (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head) return Read;
        if (request.Method != HttpMethod.Post) return Idempotent;

        var path = request.RequestUri?.AbsolutePath ?? "";
        if (path.EndsWith("/getByIds", StringComparison.OrdinalIgnoreCase) || path.EndsWith("/conditionalAccess/evaluate", StringComparison.OrdinalIgnoreCase)) return Read;
        if (path.EndsWith("/$batch", StringComparison.OrdinalIgnoreCase) && request.Content is not null)
            return OfBatch(await request.Content.ReadAsByteArrayAsync().ConfigureAwait(false));
        return Create;
    }

    private static GraphRequestKind OfBatch(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        var parts = document.RootElement.GetProperty("requests").EnumerateArray().Select(OfPart).ToList();
        return new GraphRequestKind(parts.Sum(p => p.Reads), parts.Sum(p => p.Writes), parts.All(p => p.Repeatable));
    }

    private static GraphRequestKind OfPart(JsonElement part) => part.GetProperty("method").GetString()?.ToUpperInvariant() switch
    {
        "GET" => Read,
        "POST" => Create,
        _ => Idempotent,
    };
}
