using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.ServicePrincipals.Item.AddTokenSigningCertificate;

namespace EntraAws.Engine.Entra.Apps;

/// <summary>Adds the certificate that an app signs its assertions with.</summary>
internal sealed class SigningCertificates(GraphService graph, AppReader reader)
{
    public async Task<SigningCertificate> AddAsync(Guid servicePrincipalId, string subject, DateTimeOffset ends, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(servicePrincipalId, cancellationToken).ConfigureAwait(false);
        var made = await SendAsync(servicePrincipalId, subject, ends, before, cancellationToken).ConfigureAwait(false);
        var visible = await graph.Replication.SettleAsync(async ct =>
                (await ReadAsync(servicePrincipalId, ct).ConfigureAwait(false)).Any(c => c.Thumbprint == made.Thumbprint),
            Replication.Steady, Replication.ObjectLimit, cancellationToken).ConfigureAwait(false);
        return visible ? made : throw Faults.EntraNotVisible($"The signing certificate {made.Thumbprint}");
    }

    private async Task<IReadOnlyList<SigningCertificate>> ReadAsync(Guid servicePrincipalId, CancellationToken cancellationToken) =>
        AppMapper.ToCertificates((await reader.GetPrincipalAsync(servicePrincipalId, cancellationToken).ConfigureAwait(false))?.KeyCredentials);

    private async Task<SigningCertificate> SendAsync(Guid servicePrincipalId, string subject, DateTimeOffset ends, IReadOnlyList<SigningCertificate> before,
        CancellationToken cancellationToken)
    {
        try
        {
            var answer = await graph.Replication.WhileFreshAsync(() => graph.Calls.WriteAsync(GraphOperations.AddCertificate, sent =>
                    graph.Client.ServicePrincipals[servicePrincipalId.ToString()].AddTokenSigningCertificate
                        .PostAsync(new AddTokenSigningCertificatePostRequestBody { DisplayName = subject, EndDateTime = ends }, sent),
                $"the service principal {servicePrincipalId}", cancellationToken), GraphErrors.IsNotReplicated, cancellationToken).ConfigureAwait(false);

            var thumbprint = AppMapper.Thumbprint(answer.Key, answer.CustomKeyIdentifier) ?? answer.Thumbprint?.ToUpperInvariant()
                ?? throw Faults.GraphAnswerInvalid(GraphOperations.AddCertificate.Name, "It holds neither the certificate nor its thumbprint.");
            return new SigningCertificate(thumbprint, answer.DisplayName ?? subject, answer.StartDateTime ?? graph.Time.GetUtcNow(), answer.EndDateTime ?? ends) { Encoded = AppMapper.Encode(answer.Key) };
        }
        catch (UnknownOutcomeException e)
        {
            var known = before.Select(c => c.Thumbprint).ToHashSet();
            var found = await graph.Replication.UntilAsync(async ct =>
                    (await ReadAsync(servicePrincipalId, ct).ConfigureAwait(false)).FirstOrDefault(c => !known.Contains(c.Thumbprint) && c.Subject == subject),
                1, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
            return found ?? throw Faults.OutcomeUnknown($"the signing certificate {subject}", e);
        }
    }
}
