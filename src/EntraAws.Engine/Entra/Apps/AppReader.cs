using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Apps;

/// <summary>Finds apps: registrations joined with their service principals.</summary>
internal sealed class AppReader(GraphService graph)
{
    public async Task<string?> FindTemplateAsync(string displayName, CancellationToken cancellationToken)
    {
        var page = await graph.Calls.ReadAsync(GraphOperations.FindTemplate, () => graph.Client.ApplicationTemplates.GetAsync(r =>
        {
            r.QueryParameters.Filter = OData.Equal("displayName", displayName);
            r.QueryParameters.Select = ["id", "displayName"];
        }, cancellationToken)).ConfigureAwait(false);
        return page.Value?.FirstOrDefault(t => string.Equals(t.DisplayName, displayName, StringComparison.OrdinalIgnoreCase))?.Id;
    }

    public Task<IReadOnlyList<DirectoryApp>> FindByNameAsync(string displayName, CancellationToken cancellationToken) =>
        FindAsync(OData.Equal("displayName", displayName), a => string.Equals(a.DisplayName, displayName, StringComparison.OrdinalIgnoreCase), cancellationToken);

    public async Task<IdentifierOwner?> FindIdentifierOwnerAsync(string identifier, CancellationToken cancellationToken)
    {
        var found = await ListAsync($"identifierUris/any(u:u eq {OData.Quote(identifier)})", cancellationToken).ConfigureAwait(false);
        return found.FirstOrDefault() is { } owner ? new IdentifierOwner(Guid.Parse(owner.AppId!), owner.DisplayName ?? "") : null;
    }

    public async Task<IReadOnlyList<DirectoryApp>> FindByTemplateAsync(string templateId, CancellationToken cancellationToken)
    {
        bool OfTemplate(Application a) => string.Equals(a.ApplicationTemplateId, templateId, StringComparison.OrdinalIgnoreCase);
        try
        {
            return await FindAsync(OData.Equal("applicationTemplateId", templateId), OfTemplate, cancellationToken).ConfigureAwait(false);
        }
        catch (EntraAwsException e) when (GraphRefusal.Behind(e)?.Status == 400)
        {
            // That this property can be filtered is seen in use, but documented for no version.
            return await FindAsync(null, OfTemplate, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>By the object id of the service principal, the application id, or the object id of the registration.</summary>
    public async Task<DirectoryApp?> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await GetPrincipalAsync(id, cancellationToken).ConfigureAwait(false) is { } principal)
        {
            var application = (await ListAsync(OData.Equal("appId", principal.AppId!), cancellationToken).ConfigureAwait(false)).FirstOrDefault();
            return application is null ? null : AppMapper.ToApp(application, principal);
        }

        var registration = (await ListAsync(OData.Equal("appId", id.ToString()), cancellationToken).ConfigureAwait(false)).FirstOrDefault()
            ?? await GetRegistrationAsync(id, cancellationToken).ConfigureAwait(false);
        return registration is null ? null : await JoinAsync(registration, cancellationToken).ConfigureAwait(false);
    }

    public Task<Application?> GetRegistrationAsync(Guid objectId, CancellationToken cancellationToken) =>
        graph.Calls.FindAsync(GraphOperations.GetApps, () => graph.Client.Applications[objectId.ToString()]
            .GetAsync(r => r.QueryParameters.Select = AppMapper.ApplicationFields, cancellationToken));

    /// <summary>A single object, since only then the answer carries the bytes of the certificates.</summary>
    public Task<ServicePrincipal?> GetPrincipalAsync(Guid objectId, CancellationToken cancellationToken) =>
        graph.Calls.FindAsync(GraphOperations.GetApps, () => graph.Client.ServicePrincipals[objectId.ToString()]
            .GetAsync(r => r.QueryParameters.Select = AppMapper.ServicePrincipalFields, cancellationToken));

    private async Task<IReadOnlyList<DirectoryApp>> FindAsync(string? filter, Func<Application, bool> wanted, CancellationToken cancellationToken)
    {
        var apps = new List<DirectoryApp>();
        foreach (var application in (await ListAsync(filter, cancellationToken).ConfigureAwait(false)).Where(wanted))
        {
            if (await JoinAsync(application, cancellationToken).ConfigureAwait(false) is { } app) apps.Add(app);
        }

        return apps;
    }

    private Task<List<Application>> ListAsync(string? filter, CancellationToken cancellationToken) =>
        graph.Calls.ReadAsync(GraphOperations.GetApps, () => GraphPages.AllAsync<Application, ApplicationCollectionResponse>(graph.Client, graph.Client.Applications.GetAsync(r =>
        {
            r.QueryParameters.Filter = filter;
            r.QueryParameters.Select = AppMapper.ApplicationFields;
        }, cancellationToken), cancellationToken));

    private async Task<DirectoryApp?> JoinAsync(Application application, CancellationToken cancellationToken)
    {
        var page = await graph.Calls.ReadAsync(GraphOperations.GetApps, () => graph.Client.ServicePrincipals.GetAsync(r =>
        {
            r.QueryParameters.Filter = OData.Equal("appId", application.AppId!);
            r.QueryParameters.Select = AppMapper.ServicePrincipalFields;
        }, cancellationToken)).ConfigureAwait(false);

        var principal = page.Value?.FirstOrDefault();
        if (principal is not null && !AppMapper.AllThumbprintsKnown(principal))
            principal = await GetPrincipalAsync(Guid.Parse(principal.Id!), cancellationToken).ConfigureAwait(false);
        return principal is null ? null : AppMapper.ToApp(application, principal);
    }
}
