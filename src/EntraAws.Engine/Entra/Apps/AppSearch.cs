using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Apps;

/// <summary>Looks through all enterprise applications of the tenant, whoever made them.</summary>
internal sealed class AppSearch(GraphService graph, AppReader reader)
{
    private const int LargestPage = 999;

    // Certificates are left out: a list would carry them for every app of the tenant.
    private static readonly string[] PrincipalFields = ["id", "appId", "applicationTemplateId", "homepage"];

    /// <param name="wanted">Decides by template id and home page.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public async Task<IReadOnlyList<DirectoryApp>> FindAsync(Func<string?, string?, bool> wanted, CancellationToken cancellationToken)
    {
        var registrations = (await RegistrationsAsync(cancellationToken).ConfigureAwait(false))
            .Where(a => a.AppId is not null).DistinctBy(a => a.AppId, StringComparer.OrdinalIgnoreCase).ToDictionary(a => a.AppId!, StringComparer.OrdinalIgnoreCase);
        var apps = new List<DirectoryApp>();
        foreach (var row in await PrincipalsAsync(cancellationToken).ConfigureAwait(false))
        {
            var registration = row.AppId is null ? null : registrations.GetValueOrDefault(row.AppId);
            if (!wanted(row.ApplicationTemplateId, row.Homepage) && !wanted(registration?.ApplicationTemplateId, registration?.Web?.HomePageUrl)) continue;
            if (await reader.GetPrincipalAsync(Guid.Parse(row.Id!), cancellationToken).ConfigureAwait(false) is { AppId: not null } principal)
                apps.Add(AppMapper.ToApp(registration, principal));
        }

        return apps;
    }

    private Task<List<Application>> RegistrationsAsync(CancellationToken cancellationToken) =>
        graph.Calls.ReadAsync(GraphOperations.GetApps, () => GraphPages.AllAsync<Application, ApplicationCollectionResponse>(graph.Client, graph.Client.Applications.GetAsync(r =>
        {
            r.QueryParameters.Select = AppMapper.ApplicationFields;
            r.QueryParameters.Top = LargestPage;
        }, cancellationToken), cancellationToken));

    private Task<List<ServicePrincipal>> PrincipalsAsync(CancellationToken cancellationToken) =>
        graph.Calls.ReadAsync(GraphOperations.GetApps, () => GraphPages.AllAsync<ServicePrincipal, ServicePrincipalCollectionResponse>(graph.Client, graph.Client.ServicePrincipals.GetAsync(r =>
        {
            r.QueryParameters.Select = PrincipalFields;
            r.QueryParameters.Top = LargestPage;
        }, cancellationToken), cancellationToken));
}
