using System.Text.Json;
using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.ServicePrincipals.Item.Synchronization.Jobs.Item.ValidateCredentials;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace EntraAws.Engine.Entra.Synchronization;

/// <summary>
/// The credentials that Entra uses in AWS: tried, saved, and read back without the secrets. The typed client reads none,
/// and knows the names of its time alone, so both go as plain JSON: a write replaces all, whatever its name.
/// </summary>
internal sealed class SynchronizationSecrets(GraphService graph)
{
    private const string Secret = "SecretToken";
    private static readonly Dictionary<string, ParsableFactory<IParsable>> Errors = new() { ["XXX"] = ODataError.CreateFromDiscriminatorValue };
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyDictionary<string, string>?> GetAsync(Guid servicePrincipalId, CancellationToken cancellationToken)
    {
        try
        {
            var pairs = await graph.Calls.ReadAsync(GraphOperations.GetProvisioning, async () =>
            {
                using var answer = await graph.Client.RequestAdapter.SendPrimitiveAsync<Stream>(Request(Method.GET, servicePrincipalId), Errors, cancellationToken).ConfigureAwait(false);
                return answer is null ? null : (await JsonNode.ParseAsync(answer, cancellationToken: cancellationToken).ConfigureAwait(false))?["value"]?.AsArray();
            }, Text(servicePrincipalId)).ConfigureAwait(false);
            var saved = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var pair in pairs)
                if (pair?["key"]?.ToString() is { Length: > 0 } key) saved[key] = pair["value"]?.ToString() ?? "";
            return saved;
        }
        catch (EntraAwsException e) when (e.ErrorId is nameof(Faults.GraphNotFound) or nameof(Faults.GraphRequestRefused) or nameof(Faults.GraphForbidden))
        {
            // Only the PUT is in the permission reference; a service that does not answer the GET tells nothing.
            return null;
        }
    }

    public Task SaveAsync(Guid servicePrincipalId, IReadOnlyDictionary<string, string> secrets, Func<GraphRefusal, bool> tooNew, CancellationToken cancellationToken) =>
        graph.Replication.WhileFreshAsync(() => graph.Calls.ChangeAsync(GraphOperations.SaveProvisioning, sent =>
        {
            var request = Request(Method.PUT, servicePrincipalId);
            var pairs = secrets.Select(s => new JsonObject { ["key"] = s.Key, ["value"] = s.Value });
            request.SetStreamContent(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["value"] = new JsonArray([.. pairs]) })), "application/json");
            request.Configure(sent);
            return graph.Client.RequestAdapter.SendNoContentAsync(request, Errors);
        }, Text(servicePrincipalId), cancellationToken, MaskOf(secrets)), tooNew, cancellationToken);

    public async Task<string?> ValidateAsync(Guid servicePrincipalId, string jobId, IReadOnlyDictionary<string, string>? credentials, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = graph.Time.GetTimestamp();
        while (true)
        {
            try
            {
                await graph.Calls.ChangeAsync(GraphOperations.ValidateProvisioning, sent => graph.Client.ServicePrincipals[servicePrincipalId.ToString()].Synchronization.Jobs[jobId].ValidateCredentials
                    .PostAsync(Body(credentials), sent), $"the provisioning job {jobId}", cancellationToken, MaskOf(credentials)).ConfigureAwait(false);
                return null;
            }
            catch (UnknownOutcomeException e)
            {
                if (graph.Time.GetElapsedTime(start) >= Replication.ListLimit) throw Faults.GraphUnreachable(GraphOperations.ValidateProvisioning.Name, e.Message, e);
            }
            catch (EntraAwsException e) when (GraphRefusal.Behind(e) is { } refusal && (GraphErrors.IsNotReplicated(refusal) || refusal.Status == 400))
            {
                var waited = graph.Time.GetElapsedTime(start);
                if (refusal.Status == 400 && waited >= patience) return refusal.Message;
                if (waited >= Replication.ListLimit) throw;
            }

            await Task.Delay(Pause, graph.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static RequestInformation Request(Method method, Guid servicePrincipalId)
    {
        var request = new RequestInformation(method, "{+baseurl}/servicePrincipals/{id}/synchronization/secrets", new Dictionary<string, object> { ["id"] = servicePrincipalId.ToString() });
        request.Headers.TryAdd("Accept", "application/json");
        return request;
    }

    private static string Text(Guid servicePrincipalId) => $"the provisioning of {servicePrincipalId}";

    private static SecretMask? MaskOf(IReadOnlyDictionary<string, string>? secrets) => secrets?.GetValueOrDefault(Secret) is { } secret ? new SecretMask([secret]) : null;

    private static ValidateCredentialsPostRequestBody Body(IReadOnlyDictionary<string, string>? credentials) => credentials is null
        ? new() { UseSavedCredentials = true }
        : new() { Credentials = [.. credentials.Select(s => new SynchronizationSecretKeyStringValuePair { Key = Enum.Parse<SynchronizationSecret>(s.Key), Value = s.Value })] };
}
