using System.Text.Json;
using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Calls of a service that speaks JSON: reads that can be stopped, writes that are seen through.</summary>
internal sealed class JsonClient(AwsCaller caller, TimeProvider time) : IDisposable
{
    public TimeProvider Time => time;

    /// <param name="action">The operation.</param>
    /// <param name="fields">Its parameters.</param>
    /// <param name="what">What the call is about, for an error's text and target.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    public async Task<JsonElement> ReadAsync(string action, JsonObject fields, string what, CancellationToken cancellationToken) =>
        (await caller.SendAsync(new JsonCall(action, fields), what, cancellationToken).ConfigureAwait(false)).Json;

    /// <summary>All pages of a list. A page may be empty although there are more: only NextToken tells.</summary>
    public async Task ReadPagesAsync(string action, JsonObject fields, string what, Func<JsonElement, Task> page, CancellationToken cancellationToken)
    {
        string? token = null;
        while (true)
        {
            var request = (JsonObject)fields.DeepClone();
            if (token is not null) request["NextToken"] = token;
            var answer = await ReadAsync(action, request, what, cancellationToken).ConfigureAwait(false);
            await page(answer).ConfigureAwait(false);
            var next = answer.Text("NextToken");
            if (string.IsNullOrEmpty(next)) return;
            if (next == token) throw Faults.AwsAnswerInvalid(caller.Permission(action), "it says that there is more, but not where.");
            token = next;
        }
    }

    /// <summary>
    /// Sends a write. The token is looked at before it leaves and while it waits to be sent again after a refusal; an
    /// attempt under way is never given up.
    /// </summary>
    public async Task<JsonElement> WriteAsync(string action, JsonObject fields, string what, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return (await caller.SendAsync(new JsonCall(action, fields) { Stop = cancellationToken }, what, CancellationToken.None).ConfigureAwait(false)).Json;
    }

    public void Dispose() => caller.Dispose();
}
