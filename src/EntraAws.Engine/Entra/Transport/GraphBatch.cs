using System.Globalization;
using System.Net;
using EntraAws.Contracts;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace EntraAws.Engine.Entra.Transport;

/// <summary>
/// Reads many objects by $batch, 20 at a time. The answer to a batch is 200 whatever became of its parts, and each part
/// is throttled for itself, so only the parts that were refused are sent again.
/// </summary>
internal sealed class GraphBatch(GraphService graph)
{
    public const int Size = 20;

    private static readonly Dictionary<string, ParsableFactory<IParsable>> Errors = new() { ["XXX"] = ODataError.CreateFromDiscriminatorValue };

    /// <summary>The objects that are there; what Graph does not find is left out.</summary>
    public async Task<IReadOnlyDictionary<TKey, T>> ReadAsync<TKey, T>(GraphOperation operation, IReadOnlyCollection<TKey> keys, Func<TKey, RequestInformation> request,
        ParsableFactory<T> factory, CancellationToken cancellationToken) where TKey : notnull where T : class, IParsable
    {
        var found = new Dictionary<TKey, T>();
        foreach (var chunk in keys.Distinct().Chunk(Size))
        {
            var pending = chunk.ToList();
            for (var attempt = 1; pending.Count > 0; attempt++)
            {
                var round = await SendAsync(operation, pending, request, factory, found, cancellationToken).ConfigureAwait(false);
                pending = round.Again;
                if (pending.Count == 0) break;
                if (attempt == RetryDelays.Attempts || round.Asked > RetryDelays.Longest) throw Faults.GraphThrottled(operation.Name);
                await Task.Delay(round.Asked ?? RetryDelays.Random.BackOff(attempt), graph.Time, cancellationToken).ConfigureAwait(false);
            }
        }

        return found;
    }

    private async Task<(List<TKey> Again, TimeSpan? Asked)> SendAsync<TKey, T>(GraphOperation operation, List<TKey> keys, Func<TKey, RequestInformation> request,
        ParsableFactory<T> factory, Dictionary<TKey, T> found, CancellationToken cancellationToken) where TKey : notnull where T : class, IParsable
    {
        var content = new BatchRequestContentCollection(graph.Client);
        for (var i = 0; i < keys.Count; i++) await content.AddBatchRequestStepAsync(request(keys[i]), StepId(keys[i], i)).ConfigureAwait(false);
        var answers = await graph.Calls.ReadAsync<BatchResponseContentCollection>(operation,
            async () => await graph.Client.Batch.PostAsync(content, cancellationToken, Errors).ConfigureAwait(false)).ConfigureAwait(false);

        var again = new List<TKey>();
        TimeSpan? asked = null;
        for (var i = 0; i < keys.Count; i++)
        {
            using var answer = await answers.GetResponseByIdAsync(StepId(keys[i], i)).ConfigureAwait(false);
            if (answer is null || IsPassing(answer.StatusCode))
            {
                again.Add(keys[i]);
                var item = RetryDelays.Asked(answer?.Headers.RetryAfter, graph.Time.GetUtcNow());
                asked = item > asked || asked is null ? item : asked;
            }
            else if (answer.StatusCode != HttpStatusCode.NotFound)
            {
                found[keys[i]] = await graph.Calls.ReadAsync<T>(operation, () => ParseAsync(answer, factory, cancellationToken), keys[i].ToString()).ConfigureAwait(false);
            }
        }

        return (again, asked);
    }

    /// <summary>Anything but an id of an object may be too long, or be there in two spellings.</summary>
    private static string StepId<TKey>(TKey key, int index) => key is Guid id ? id.ToString() : index.ToString(CultureInfo.InvariantCulture);

    /// <summary>424 says that the part failed only because another one did.</summary>
    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.FailedDependency or >= HttpStatusCode.InternalServerError;

    private static async Task<T?> ParseAsync<T>(HttpResponseMessage answer, ParsableFactory<T> factory, CancellationToken cancellationToken) where T : class, IParsable
    {
        var body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode) return await KiotaJsonSerializer.DeserializeAsync(body, factory, cancellationToken).ConfigureAwait(false);

        var error = await KiotaJsonSerializer.DeserializeAsync(body, ODataError.CreateFromDiscriminatorValue, cancellationToken).ConfigureAwait(false) ?? new ODataError();
        error.ResponseStatusCode = (int)answer.StatusCode;
        throw error;
    }
}
