using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.ApplicationTemplates.Item.Instantiate;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Apps;

/// <summary>Makes an app from the gallery and sets what SAML needs.</summary>
internal sealed class AppWriter(GraphService graph, AppReader reader)
{
    public async Task<DirectoryApp> InstantiateAsync(string templateId, string displayName, CancellationToken cancellationToken)
    {
        var app = await SendAsync(templateId, displayName, cancellationToken).ConfigureAwait(false);
        var latest = app;
        var visible = await graph.Replication.SettleAsync(async ct =>
        {
            var application = await reader.GetRegistrationAsync(app.ApplicationObjectId, ct).ConfigureAwait(false);
            var principal = await reader.GetPrincipalAsync(app.ServicePrincipalId, ct).ConfigureAwait(false);
            if (application is null || principal is null) return false;
            latest = AppMapper.ToApp(application, principal);
            return true;
        }, Replication.Steady, Replication.ObjectLimit, cancellationToken).ConfigureAwait(false);

        // Filters read an index that lags behind the objects. A second run finds the app by its name, so that must work too.
        visible = visible && await graph.Replication.SettleAsync(async ct =>
                (await reader.FindByNameAsync(displayName, ct).ConfigureAwait(false)).Any(a => a.AppId == app.AppId),
            1, Replication.ObjectLimit, cancellationToken).ConfigureAwait(false);
        return visible ? latest : throw Faults.EntraNotVisible($"The app '{displayName}'");
    }

    public Task SetSignOnModeAsync(Guid servicePrincipalId, string mode, CancellationToken cancellationToken) =>
        PatchPrincipalAsync(servicePrincipalId, () => new ServicePrincipal { PreferredSingleSignOnMode = mode }, cancellationToken);

    public Task SetNotificationEmailAsync(Guid servicePrincipalId, IReadOnlyList<string> addresses, CancellationToken cancellationToken) =>
        PatchPrincipalAsync(servicePrincipalId, () => new ServicePrincipal { NotificationEmailAddresses = [.. addresses] }, cancellationToken);

    public Task ActivateCertificateAsync(Guid servicePrincipalId, string thumbprint, CancellationToken cancellationToken) =>
        PatchPrincipalAsync(servicePrincipalId, () => new ServicePrincipal { PreferredTokenSigningKeyThumbprint = thumbprint }, cancellationToken);

    public async Task SetUrisAsync(Guid applicationObjectId, IReadOnlyList<string> identifierUris, IReadOnlyList<string> redirectUris, CancellationToken cancellationToken)
    {
        try
        {
            await graph.Replication.WhileFreshAsync(() => graph.Calls.ChangeAsync(GraphOperations.UpdateApplication, sent =>
                graph.Client.Applications[applicationObjectId.ToString()].PatchAsync(new Application
                {
                    IdentifierUris = [.. identifierUris],
                    Web = new WebApplication { RedirectUris = [.. redirectUris] },
                }, sent), $"the application {applicationObjectId}", cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (EntraAwsException e) when (GraphRefusal.Behind(e) is { } refusal)
        {
            var uri = identifierUris.FirstOrDefault(refusal.Says) ?? identifierUris.FirstOrDefault() ?? "";
            if (GraphErrors.IsDuplicate(refusal)) throw Faults.IdentifierTaken(uri, refusal.Message, e.InnerException);
            if (refusal.Says("identifier-uri") || refusal.Says("newly added URI") || refusal.Says("verified domain"))
                throw Faults.IdentifierRefused(uri, refusal.Message, e.InnerException);
            throw;
        }
    }

    public Task PatchPrincipalAsync(Guid servicePrincipalId, Func<ServicePrincipal> body, CancellationToken cancellationToken) =>
        PatchPrincipalAsync(servicePrincipalId, body, GraphErrors.IsNotReplicated, cancellationToken);

    public Task PatchPrincipalAsync(Guid servicePrincipalId, Func<ServicePrincipal> body, Func<GraphRefusal, bool> tooNew, CancellationToken cancellationToken) =>
        graph.Replication.WhileFreshAsync(() => graph.Calls.ChangeAsync(GraphOperations.UpdateServicePrincipal, sent =>
                graph.Client.ServicePrincipals[servicePrincipalId.ToString()].PatchAsync(body(), sent),
            $"the service principal {servicePrincipalId}", cancellationToken), tooNew, cancellationToken);

    private async Task<DirectoryApp> SendAsync(string templateId, string displayName, CancellationToken cancellationToken)
    {
        try
        {
            var made = await graph.Calls.WriteAsync(GraphOperations.Instantiate, sent =>
                    graph.Client.ApplicationTemplates[templateId].Instantiate.PostAsync(new InstantiatePostRequestBody { DisplayName = displayName }, sent),
                $"the application template {templateId}", cancellationToken).ConfigureAwait(false);
            if (made is { Application: { Id: not null, AppId: not null } application, ServicePrincipal: { Id: not null } principal })
                return AppMapper.ToApp(application, principal);
            throw Faults.GraphAnswerInvalid(GraphOperations.Instantiate.Name, "It lacks the application or the service principal.");
        }
        catch (UnknownOutcomeException e)
        {
            var found = await graph.Replication.UntilAsync(async ct =>
                    (await reader.FindByNameAsync(displayName, ct).ConfigureAwait(false)).MaxBy(a => a.CreatedAt),
                1, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
            return found ?? throw Faults.OutcomeUnknown($"the app '{displayName}'", e);
        }
    }
}
