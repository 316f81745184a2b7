using EntraAws.Contracts;
using EntraAws.Engine.Auth;
using EntraAws.Engine.Entra.Access;
using EntraAws.Engine.Entra.Apps;
using EntraAws.Engine.Entra.Protection;
using EntraAws.Engine.Entra.Synchronization;
using EntraAws.Engine.Entra.SignOn;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph;
using Microsoft.Graph.Authentication;
using Microsoft.Kiota.Abstractions.Authentication;

namespace EntraAws.Engine.Entra;

/// <summary>The Entra side of a connection, put together from one class for each area.</summary>
internal sealed class EntraDirectory : IEntraDirectory
{
    private static readonly object Making = new();

    private readonly GraphService _graph;
    private readonly AppReader _reader;
    private readonly AppSearch _search;
    private readonly AppWriter _writer;
    private readonly SigningCertificates _certificates;
    private readonly FederationMetadata _metadata;
    private readonly ClaimsPolicies _claims;
    private readonly AppRoles _roles;
    private readonly Groups _groups;
    private readonly GroupMembers _members;
    private readonly Users _users;
    private readonly Assignments _assignments;
    private readonly TenantReader _tenant;
    private readonly AccessPolicies _policies;

    private EntraDirectory(GraphService graph, EntraIdentity identity)
    {
        _graph = graph;
        Identity = identity;
        _reader = new AppReader(graph);
        _search = new AppSearch(graph, _reader);
        _writer = new AppWriter(graph, _reader);
        _certificates = new SigningCertificates(graph, _reader);
        _metadata = new FederationMetadata(graph, identity.TenantId);
        _claims = new ClaimsPolicies(graph);
        _roles = new AppRoles(graph, _writer);
        _groups = new Groups(graph);
        _members = new GroupMembers(graph);
        _users = new Users(graph);
        _assignments = new Assignments(graph);
        _tenant = new TenantReader(graph);
        _policies = new AccessPolicies(graph);
        Synchronization = new SynchronizationJobs(graph);
        Certificates = new CertificateChanges(graph, _writer);
        SignOn = new SignInReader(graph);
        AppTags = new AppTags(graph, _writer);
    }

    public EntraIdentity Identity { get; }

    public IEntraSynchronization Synchronization { get; }

    public IEntraCertificates Certificates { get; }

    public IEntraSignOn SignOn { get; }

    public IEntraAppTags AppTags { get; }

    // The first client of a process sets up serialization that all share. Two that do so at once wrap each other's
    // writers, and every null is written several times from then on, which Graph refuses.
    internal static GraphServiceClient Make(HttpClient http, IAuthenticationProvider provider, string root)
    {
        lock (Making) return new GraphServiceClient(http, provider, root);
    }

    /// <summary>Signs in and proves it by reading the tenant.</summary>
    public static async Task<EntraDirectory> ConnectAsync(EntraOptions options, IOperationHost host, CancellationToken cancellationToken)
    {
        var cloud = NationalCloud.Of(options.Environment);
        var credentials = EntraCredentials.Create(options, host);
        var http = GraphPipeline.Create(options.Time, options.Counter, options.Handler);
        try
        {
            var provider = new AzureIdentityAuthenticationProvider(credentials.Credential, [cloud.GraphHost], null, isCaeEnabled: true, credentials.Scopes);
            var client = Make(http, provider, cloud.GraphRoot);
            var graph = new GraphService(client, http, cloud, options.Time, new GraphCalls(() => credentials.Source), new Replication(options.Time));
            var identity = await new TenantReader(graph).IdentifyAsync(() => credentials.Source, cancellationToken).ConfigureAwait(false);
            return new EntraDirectory(graph, identity);
        }
        catch
        {
            http.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _graph.Client.Dispose();
        _graph.Http.Dispose();
    }

    public Task<string?> FindTemplateAsync(string displayName, CancellationToken cancellationToken) =>
        _reader.FindTemplateAsync(displayName, cancellationToken);

    public Task<IReadOnlyList<DirectoryApp>> FindAppsByNameAsync(string displayName, CancellationToken cancellationToken) =>
        _reader.FindByNameAsync(displayName, cancellationToken);

    public Task<IdentifierOwner?> FindIdentifierOwnerAsync(string identifier, CancellationToken cancellationToken) =>
        _reader.FindIdentifierOwnerAsync(identifier, cancellationToken);

    public Task<IReadOnlyList<DirectoryApp>> FindAppsByTemplateAsync(string templateId, CancellationToken cancellationToken) =>
        _reader.FindByTemplateAsync(templateId, cancellationToken);

    public Task<IReadOnlyList<DirectoryApp>> FindAppsAsync(Func<string?, string?, bool> wanted, CancellationToken cancellationToken) =>
        _search.FindAsync(wanted, cancellationToken);

    public Task<DirectoryApp?> GetAppAsync(Guid id, CancellationToken cancellationToken) => _reader.GetAsync(id, cancellationToken);

    public Task<DirectoryApp> InstantiateAsync(string templateId, string displayName, CancellationToken cancellationToken) =>
        _writer.InstantiateAsync(templateId, displayName, cancellationToken);

    public Task SetSignOnModeAsync(Guid servicePrincipalId, string mode, CancellationToken cancellationToken) =>
        _writer.SetSignOnModeAsync(servicePrincipalId, mode, cancellationToken);

    public Task SetUrisAsync(Guid applicationObjectId, IReadOnlyList<string> identifierUris, IReadOnlyList<string> redirectUris, CancellationToken cancellationToken) =>
        _writer.SetUrisAsync(applicationObjectId, identifierUris, redirectUris, cancellationToken);

    public Task SetNotificationEmailAsync(Guid servicePrincipalId, IReadOnlyList<string> addresses, CancellationToken cancellationToken) =>
        _writer.SetNotificationEmailAsync(servicePrincipalId, addresses, cancellationToken);

    public Task<SigningCertificate> AddSigningCertificateAsync(Guid servicePrincipalId, string subject, DateTimeOffset ends, CancellationToken cancellationToken) =>
        _certificates.AddAsync(servicePrincipalId, subject, ends, cancellationToken);

    public Task ActivateSigningCertificateAsync(Guid servicePrincipalId, string thumbprint, CancellationToken cancellationToken) =>
        _writer.ActivateCertificateAsync(servicePrincipalId, thumbprint, cancellationToken);

    public string GetMetadataUrl(Guid appId) => _metadata.UrlOf(appId);

    public Task<string> GetMetadataAsync(DirectoryApp app, string? thumbprint, CancellationToken cancellationToken) =>
        _metadata.GetAsync(app, thumbprint, cancellationToken);

    public Task<ClaimsPolicy?> GetAssignedClaimsPolicyAsync(Guid servicePrincipalId, CancellationToken cancellationToken) =>
        _claims.GetAssignedAsync(servicePrincipalId, cancellationToken);

    public Task<IReadOnlyList<ClaimsPolicy>> FindClaimsPoliciesAsync(string displayName, CancellationToken cancellationToken) =>
        _claims.FindAsync(displayName, cancellationToken);

    public Task<ClaimsPolicy> CreateClaimsPolicyAsync(string displayName, string definition, CancellationToken cancellationToken) =>
        _claims.CreateAsync(displayName, definition, cancellationToken);

    public Task UpdateClaimsPolicyAsync(Guid policyId, string definition, CancellationToken cancellationToken) =>
        _claims.UpdateAsync(policyId, definition, cancellationToken);

    public Task AssignClaimsPolicyAsync(Guid servicePrincipalId, Guid policyId, CancellationToken cancellationToken) =>
        _claims.AssignAsync(servicePrincipalId, policyId, cancellationToken);

    public Task<IReadOnlyList<DirectoryAppRole>> GetAppRolesAsync(Guid servicePrincipalId, CancellationToken cancellationToken) =>
        _roles.GetAsync(servicePrincipalId, cancellationToken);

    public Task SetAppRolesAsync(Guid servicePrincipalId, IReadOnlyList<DirectoryAppRole> roles, CancellationToken cancellationToken) =>
        _roles.SetAsync(servicePrincipalId, roles, cancellationToken);

    public Task<IReadOnlyList<DirectoryGroup>> FindGroupsAsync(string displayName, CancellationToken cancellationToken) =>
        _groups.FindAsync(displayName, cancellationToken);

    public Task<IReadOnlyDictionary<string, IReadOnlyList<DirectoryGroup>>> FindGroupsAsync(IReadOnlyCollection<string> displayNames, CancellationToken cancellationToken) =>
        _groups.FindAsync(displayNames, cancellationToken);

    public Task<IReadOnlyList<Outcome<DirectoryGroup>>> CreateGroupsAsync(IReadOnlyList<(string Name, string? Description)> wanted, CancellationToken cancellationToken) =>
        _groups.CreateAsync(wanted, cancellationToken);

    public Task<IReadOnlyList<Outcome<AppRoleAssignment>>> AssignAsync(IReadOnlyList<WantedAssignment> wanted, CancellationToken cancellationToken) =>
        _assignments.AssignAsync(wanted, cancellationToken);

    public Task<DirectoryGroup?> GetGroupAsync(Guid id, CancellationToken cancellationToken) => _groups.GetAsync(id, cancellationToken);

    public Task<IReadOnlyList<DirectoryGroup>> GetGroupsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        _groups.GetAsync(ids, cancellationToken);

    public Task<DirectoryGroup> CreateGroupAsync(string displayName, string? description, CancellationToken cancellationToken) =>
        _groups.CreateAsync(displayName, description, cancellationToken);

    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> GetNestedGroupsAsync(IReadOnlyCollection<Guid> groupIds, CancellationToken cancellationToken) =>
        _members.GetNestedAsync(groupIds, cancellationToken);

    public Task<IReadOnlyList<DirectoryUser>> GetTransitiveUsersAsync(Guid groupId, CancellationToken cancellationToken) =>
        _members.GetTransitiveUsersAsync(groupId, cancellationToken);

    public Task<bool> IsMemberAsync(Guid groupId, Guid userId, CancellationToken cancellationToken) =>
        _members.IsMemberAsync(groupId, userId, cancellationToken);

    public Task AddMemberAsync(Guid groupId, Guid userId, CancellationToken cancellationToken) => _members.AddAsync(groupId, userId, cancellationToken);

    public Task<DirectoryUser?> GetUserAsync(Guid id, CancellationToken cancellationToken) => _users.GetAsync(id, cancellationToken);

    public Task<DirectoryUser?> FindUserAsync(string userPrincipalName, CancellationToken cancellationToken) =>
        _users.FindAsync(userPrincipalName, cancellationToken);

    public Task<DirectoryUser> CreateUserAsync(NewDirectoryUser user, CancellationToken cancellationToken) => _users.CreateAsync(user, cancellationToken);

    public Task<IReadOnlyList<AppRoleAssignment>> GetAssignmentsAsync(Guid servicePrincipalId, CancellationToken cancellationToken) =>
        _assignments.GetAsync(servicePrincipalId, cancellationToken);

    public Task<AppRoleAssignment> AssignAsync(Guid servicePrincipalId, Guid principalId, Guid appRoleId, CancellationToken cancellationToken) =>
        _assignments.AssignAsync(servicePrincipalId, principalId, appRoleId, cancellationToken);

    public Task<TenantEdition> GetEditionAsync(CancellationToken cancellationToken) => _tenant.GetEditionAsync(cancellationToken);

    public Task<bool> GetSecurityDefaultsAsync(CancellationToken cancellationToken) => _tenant.GetSecurityDefaultsAsync(cancellationToken);

    public Task<IReadOnlyDictionary<Guid, string>> GetAuthenticationStrengthsAsync(CancellationToken cancellationToken) =>
        _policies.GetStrengthsAsync(cancellationToken);

    public Task<IReadOnlyList<ConditionalAccessRule>> FindPoliciesAsync(string displayName, CancellationToken cancellationToken) =>
        _policies.FindAsync(displayName, cancellationToken);

    public Task<ConditionalAccessRule> CreatePolicyAsync(ConditionalAccessRule rule, CancellationToken cancellationToken) =>
        _policies.CreateAsync(rule, cancellationToken);

    public Task UpdatePolicyAsync(ConditionalAccessRule rule, CancellationToken cancellationToken) => _policies.UpdateAsync(rule, cancellationToken);
}
