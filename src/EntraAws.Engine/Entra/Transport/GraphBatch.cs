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
    public async Task<IReadOnlyDictionary<Guid, T>> ReadAsync<T>(GraphOperation operation, IReadOnlyCollection<Guid> ids, Func<Guid, RequestInformation> request,
        ParsableFactory<T> factory, CancellationToken cancellationToken) where T : class, IParsable
    {
        var found = new Dictionary<Guid, T>();
        foreach (var chunk in ids.Distinct().Chunk(Size))
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

    private async Task<(List<Guid> Again, TimeSpan? Asked)> SendAsync<T>(GraphOperation operation, List<Guid> ids, Func<Guid, RequestInformation> request,
        ParsableFactory<T> factory, Dictionary<Guid, T> found, CancellationToken cancellationToken) where T : class, IParsable
    {
        var content = new BatchRequestContentCollection(graph.Client);
        foreach (var id in ids) await content.AddBatchRequestStepAsync(request(id), id.ToString()).ConfigureAwait(false);
        var answers = await graph.Calls.ReadAsync<BatchResponseContentCollection>(operation,
            async () => await graph.Client.Batch.PostAsync(content, cancellationToken, Errors).ConfigureAwait(false)).ConfigureAwait(false);

        var again = new List<Guid>();
        TimeSpan? asked = null;
        foreach (var id in ids)
        {
            using var answer = await answers.GetResponseByIdAsync(id.ToString()).ConfigureAwait(false);
            if (answer is null || IsPassing(answer.StatusCode))
            {
                again.Add(id);
                var item = RetryDelays.Asked(answer?.Headers.RetryAfter, graph.Time.GetUtcNow());
                asked = item > asked || asked is null ? item : asked;
            }
            else if (answer.StatusCode != HttpStatusCode.NotFound)
            {
                found[id] = await graph.Calls.ReadAsync<T>(operation, () => ParseAsync(answer, factory, cancellationToken), id.ToString()).ConfigureAwait(false);
            }
        }

        return (again, asked);
    }

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
