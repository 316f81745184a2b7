using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EntraAws.Contracts;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace EntraAws.Engine.Entra.Transport;

/// <summary>
/// Sends creates by $batch, 20 at a time. Each part has its own answer: only those that were refused for the moment are
/// sent again. What may have been carried out without an answer is left to the caller, as an UnknownOutcomeException.
/// </summary>
internal sealed class GraphBatchWriter(GraphService graph)
{
    private static readonly Dictionary<string, ParsableFactory<IParsable>> Errors = new() { ["XXX"] = ODataError.CreateFromDiscriminatorValue };

    /// <param name="operation">What each of them is.</param>
    /// <param name="requests">Make each request; anew for each try.</param>
    /// <param name="factory">Reads what was made.</param>
    /// <param name="targets">What each is about, for messages.</param>
    /// <param name="cancellationToken">Ends it between two batches; what was sent is brought to its end.</param>
    /// <returns>One for each request, in their order. It does not throw.</returns>
    public async Task<IReadOnlyList<Outcome<T>>> CreateAsync<T>(GraphOperation operation, IReadOnlyList<Func<RequestInformation>> requests, ParsableFactory<T> factory,
        IReadOnlyList<string> targets, CancellationToken cancellationToken) where T : class, IParsable
    {
        var outcomes = new Outcome<T>[requests.Count];
        foreach (var chunk in Enumerable.Range(0, requests.Count).Chunk(GraphBatch.Size))
        {
            var pending = chunk.ToList();
            var start = graph.Time.GetTimestamp();
            for (var attempt = 1; pending.Count > 0; attempt++)
            {
                var sent = graph.Time.GetTimestamp();
                try
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var round = await SendAsync(operation, pending, requests, factory, targets, outcomes, cancellationToken).ConfigureAwait(false);
                    pending = round.Again;
                    if (pending.Count == 0) break;
                    // Refused ones were not carried out: their last refusal stands when the time is up.
                    var overdue = round.TooNew ? graph.Time.GetElapsedTime(start, sent) >= Replication.ListLimit : attempt >= RetryDelays.Attempts;
                    if (overdue || round.Asked > RetryDelays.Longest) break;
                    await Task.Delay(round.Asked ?? RetryDelays.Random.BackOff(Math.Min(attempt, 3)), graph.Time, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception e) when (e is OperationCanceledException or UnknownOutcomeException or EntraAwsException)
                {
                    foreach (var i in pending) outcomes[i] = Outcome<T>.Failed(e, sent: e is not OperationCanceledException);
                    pending = [];
                }
            }
        }

        return outcomes;
    }

    private async Task<(List<int> Again, TimeSpan? Asked, bool TooNew)> SendAsync<T>(GraphOperation operation, List<int> pending, IReadOnlyList<Func<RequestInformation>> requests,
        ParsableFactory<T> factory, IReadOnlyList<string> targets, Outcome<T>[] outcomes, CancellationToken cancellationToken) where T : class, IParsable
    {
        var request = Request(pending, requests);
        request.AddRequestOptions([new WriteMark(cancellationToken)]);
        using var stream = await graph.Calls.ReadAsync(operation,
            async () => await graph.Client.RequestAdapter.SendPrimitiveAsync<Stream>(request, Errors, CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        using var document = await ParseAsync(operation, stream).ConfigureAwait(false);
        var answers = document.RootElement.GetProperty("responses").EnumerateArray().ToDictionary(a => a.GetProperty("id").GetString()!, StringComparer.Ordinal);

        var (again, tooNew) = (new List<int>(), false);
        TimeSpan? asked = null;
        foreach (var i in pending)
        {
            if (!answers.TryGetValue(StepId(i), out var answer))
            {
                outcomes[i] = Outcome<T>.Failed(new UnknownOutcomeException("The batch has no answer for it.", null));
                continue;
            }

            outcomes[i] = await ReadAsync(operation, answer, factory, targets[i]).ConfigureAwait(false);
            var (refused, wait) = Refusal(answer, outcomes[i].Error);
            if (refused == Passing.No) continue;
            again.Add(i);
            tooNew |= refused == Passing.TooNew;
            asked = wait > asked || asked is null ? wait : asked;
        }

        return (again, asked, tooNew);
    }

    private RequestInformation Request(List<int> pending, IReadOnlyList<Func<RequestInformation>> requests)
    {
        var parts = pending.Select(i =>
        {
            var part = requests[i]();
            part.PathParameters["baseurl"] = graph.Cloud.GraphRoot;
            return new JsonObject
            {
                ["id"] = StepId(i),
                ["method"] = part.HttpMethod.ToString(),
                ["url"] = part.URI.AbsoluteUri[graph.Cloud.GraphRoot.Length..],
                ["headers"] = new JsonObject { ["Content-Type"] = "application/json" },
                ["body"] = JsonNode.Parse(part.Content),
            };
        });
        var request = new RequestInformation(Method.POST, "{+baseurl}/$batch", new Dictionary<string, object> { ["baseurl"] = graph.Cloud.GraphRoot });
        request.Headers.TryAdd("Accept", "application/json");
        request.SetStreamContent(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["requests"] = new JsonArray([.. parts]) })), "application/json");
        return request;
    }

    /// <summary>Why a part was not carried out and may be later, and after what wait.</summary>
    private static (Passing Kind, TimeSpan? Asked) Refusal(JsonElement answer, Exception? error)
    {
        var wait = RetryAfter(answer);
        return Status(answer) switch
        {
            // 424 says that the part was skipped only because another one failed.
            429 or 424 => (Passing.Throttled, wait),
            503 when wait is not null => (Passing.Throttled, wait),
            _ when error is EntraAwsException e && GraphRefusal.Behind(e) is { } refusal && GraphErrors.IsNotReplicated(refusal) => (Passing.TooNew, null),
            _ => (Passing.No, null),
        };
    }

    private async Task<Outcome<T>> ReadAsync<T>(GraphOperation operation, JsonElement answer, ParsableFactory<T> factory, string target) where T : class, IParsable
    {
        var status = Status(answer);
        if (status >= 500 && !(status == 503 && RetryAfter(answer) is not null))
            return Outcome<T>.Failed(new UnknownOutcomeException($"The service answered {status}.", null));
        try
        {
            return Outcome<T>.Made(await graph.Calls.ReadAsync<T>(operation, async () =>
            {
                var body = answer.TryGetProperty("body", out var json) ? json.GetRawText() : "{}";
                if (status is >= 200 and < 300) return await KiotaJsonSerializer.DeserializeAsync(body, factory).ConfigureAwait(false);
                var error = await KiotaJsonSerializer.DeserializeAsync(body, ODataError.CreateFromDiscriminatorValue).ConfigureAwait(false) ?? new ODataError();
                error.ResponseStatusCode = status;
                throw error;
            }, target).ConfigureAwait(false));
        }
        catch (EntraAwsException e)
        {
            return Outcome<T>.Failed(e);
        }
    }

    private static async Task<JsonDocument> ParseAsync(GraphOperation operation, Stream stream)
    {
        try
        {
            return await JsonDocument.ParseAsync(stream).ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            // The parts were sent all the same.
            throw new UnknownOutcomeException($"The answer to {operation.Name} can't be read.", e);
        }
    }

    private static int Status(JsonElement answer) => answer.GetProperty("status").GetInt32();

    private static TimeSpan? RetryAfter(JsonElement answer) =>
        answer.TryGetProperty("headers", out var headers)
        && headers.EnumerateObject().FirstOrDefault(h => h.Name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)) is { Value.ValueKind: JsonValueKind.String } header
        && int.TryParse(header.Value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;

    private static string StepId(int index) => index.ToString(CultureInfo.InvariantCulture);

    private enum Passing
    {
        No,
        Throttled,
        TooNew,
    }
}
