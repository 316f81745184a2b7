using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.ServicePrincipals.Item.Synchronization.Jobs.Item.ValidateCredentials;
using Microsoft.Graph.ServicePrincipals.Item.Synchronization.Secrets;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace EntraAws.Engine.Entra.Synchronization;

/// <summary>The credentials that Entra uses in AWS: tried, saved, and read back without the secrets.</summary>
internal sealed class SynchronizationSecrets(GraphService graph)
{
    private static readonly Dictionary<string, ParsableFactory<IParsable>> Errors = new() { ["XXX"] = ODataError.CreateFromDiscriminatorValue };
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>The typed client has the PUT alone.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> GetAsync(Guid servicePrincipalId, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await graph.Calls.ReadAsync(GraphOperations.GetProvisioning, () =>
            {
                var request = new RequestInformation(Method.GET, "{+baseurl}/servicePrincipals/{id}/synchronization/secrets", new Dictionary<string, object> { ["id"] = servicePrincipalId.ToString() });
                request.Headers.TryAdd("Accept", "application/json");
                return graph.Client.RequestAdapter.SendAsync(request, SecretsPutResponse.CreateFromDiscriminatorValue, Errors, cancellationToken);
            }, $"the provisioning of {servicePrincipalId}").ConfigureAwait(false);
            return (answer.Value ?? []).Where(p => p.Key is not null).ToDictionary(p => p.Key!.Value.ToString(), p => p.Value ?? "");
        }
        catch (EntraAwsException e) when (e.ErrorId is nameof(Faults.GraphNotFound) or nameof(Faults.GraphRequestRefused))
        {
            // Only the PUT is in the permission reference; a service that does not answer the GET tells nothing.
            return null;
        }
    }

    public Task SaveAsync(Guid servicePrincipalId, IReadOnlyDictionary<string, string> secrets, Func<GraphRefusal, bool> tooNew, CancellationToken cancellationToken) =>
        graph.Replication.WhileFreshAsync(() => graph.Calls.ChangeAsync(GraphOperations.SaveProvisioning,
            sent => graph.Client.ServicePrincipals[servicePrincipalId.ToString()].Synchronization.Secrets.PutAsSecretsPutResponseAsync(new SecretsPutRequestBody { Value = Pairs(secrets) }, sent),
            $"the provisioning of {servicePrincipalId}", cancellationToken), tooNew, cancellationToken);

    public async Task<string?> ValidateAsync(Guid servicePrincipalId, string jobId, IReadOnlyDictionary<string, string>? credentials, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = graph.Time.GetTimestamp();
        while (true)
        {
            try
            {
                await graph.Calls.ChangeAsync(GraphOperations.ValidateProvisioning, sent => graph.Client.ServicePrincipals[servicePrincipalId.ToString()].Synchronization.Jobs[jobId].ValidateCredentials
                    .PostAsync(Body(credentials), sent), $"the provisioning job {jobId}", cancellationToken).ConfigureAwait(false);
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

    private static ValidateCredentialsPostRequestBody Body(IReadOnlyDictionary<string, string>? credentials) =>
        credentials is null ? new() { UseSavedCredentials = true } : new() { Credentials = Pairs(credentials) };

    private static List<SynchronizationSecretKeyStringValuePair> Pairs(IReadOnlyDictionary<string, string> secrets) => secrets
        .Where(s => Enum.TryParse<SynchronizationSecret>(s.Key, out _))
        .Select(s => new SynchronizationSecretKeyStringValuePair { Key = Enum.Parse<SynchronizationSecret>(s.Key), Value = s.Value }).ToList();
}
