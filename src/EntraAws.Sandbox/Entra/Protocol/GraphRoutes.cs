namespace EntraAws.Sandbox.Entra;

/// <summary>Every operation there is, with the least permissions it needs.</summary>
internal static class GraphRoutes
{
    private const string ReadApps = "Application.Read.All";
    private const string WriteApps = "Application.ReadWrite.OwnedBy";
    private const string Assign = "AppRoleAssignment.ReadWrite.All Application.Read.All";
    private const string WriteClaims = "Policy.ReadWrite.ApplicationConfiguration";
    private const string LinkClaims = "Application.ReadWrite.OwnedBy Policy.Read.All";
    private const string ReadPolicies = "Policy.Read.All";
    private const string WriteAccess = "Policy.Read.All Policy.ReadWrite.ConditionalAccess Application.Read.All";
    private const string ReadMembers = "GroupMember.ReadBasic.All";
    private const string ReadJobs = "Synchronization.Read.All";
    private const string WriteJobs = "Synchronization.ReadWrite.All";
    private const string Jobs = "/servicePrincipals/{id}/synchronization/jobs";
    private const string WriteMembers = "GroupMember.ReadWrite.All";

    private static readonly GraphRoute[] All =
    [
        Get("/organization", "Organization.Read.All", TenantEndpoints.Organization),
        Get("/subscribedSkus", "LicenseAssignment.Read.All", TenantEndpoints.SubscribedSkus),
        Get("/domains", "Domain.Read.All", TenantEndpoints.Domains),
        Get("/policies/identitySecurityDefaultsEnforcementPolicy", ReadPolicies, TenantEndpoints.SecurityDefaults),
        Get("/policies/authenticationStrengthPolicies", "Policy.Read.AuthenticationMethod", TenantEndpoints.ListStrengths),
        Get("/policies/authenticationStrengthPolicies/{id}", "Policy.Read.AuthenticationMethod", TenantEndpoints.GetStrength),

        Get("/applicationTemplates", "", TemplateEndpoints.List),
        Get("/applicationTemplates/{id}", "", TemplateEndpoints.Get),
        Write("POST", "/applicationTemplates/{id}/instantiate", WriteApps, TemplateEndpoints.Instantiate),

        Get("/applications", ReadApps, ApplicationEndpoints.List),
        Get("/applications/{id}", ReadApps, ApplicationEndpoints.Get),
        Write("PATCH", "/applications/{id}", WriteApps, ApplicationEndpoints.Update),
        Write("DELETE", "/applications/{id}", WriteApps, ApplicationEndpoints.Delete),

        Get("/servicePrincipals", ReadApps, ServicePrincipalEndpoints.List),
        Get("/servicePrincipals/{id}", ReadApps, ServicePrincipalEndpoints.Get),
        Write("PATCH", "/servicePrincipals/{id}", WriteApps, ServicePrincipalEndpoints.Update),
        Write("DELETE", "/servicePrincipals/{id}", WriteApps, ServicePrincipalEndpoints.Delete),
        Write("POST", "/servicePrincipals/{id}/addTokenSigningCertificate", WriteApps, SigningCertificateEndpoints.Add),
        Get("/servicePrincipals/{id}/appRoleAssignedTo", ReadApps, AppRoleAssignmentEndpoints.List),
        Write("POST", "/servicePrincipals/{id}/appRoleAssignedTo", Assign, AppRoleAssignmentEndpoints.Create),
        Write("DELETE", "/servicePrincipals/{id}/appRoleAssignedTo/{assignmentId}", "AppRoleAssignment.ReadWrite.All", AppRoleAssignmentEndpoints.Delete),
        Get("/servicePrincipals/{id}/claimsMappingPolicies", LinkClaims, ClaimsPolicyEndpoints.ListAssigned),
        Write("POST", "/servicePrincipals/{id}/claimsMappingPolicies/$ref", LinkClaims, ClaimsPolicyEndpoints.Assign),
        Write("DELETE", "/servicePrincipals/{id}/claimsMappingPolicies/{policyId}/$ref", LinkClaims, ClaimsPolicyEndpoints.Unassign),

        Get("/servicePrincipals/{id}/synchronization/templates", ReadJobs, ProvisioningJobEndpoints.ListTemplates),
        Get(Jobs, ReadJobs, ProvisioningJobEndpoints.List),
        Get(Jobs + "/{jobId}", ReadJobs, ProvisioningJobEndpoints.Get),
        Write("POST", Jobs, WriteJobs, ProvisioningJobEndpoints.Create),
        Write("DELETE", Jobs + "/{jobId}", WriteJobs, ProvisioningJobEndpoints.Delete),
        Write("POST", Jobs + "/{jobId}/start", WriteJobs, ProvisioningJobActions.Start),
        Write("POST", Jobs + "/{jobId}/pause", WriteJobs, ProvisioningJobActions.Pause),
        Write("POST", Jobs + "/{jobId}/restart", WriteJobs, ProvisioningJobActions.Restart),
        Write("POST", Jobs + "/{jobId}/validateCredentials", WriteJobs, ProvisioningSecretEndpoints.ValidateOfJob),
        Write("POST", Jobs + "/validateCredentials", WriteJobs, ProvisioningSecretEndpoints.Validate),
        Get("/servicePrincipals/{id}/synchronization/secrets", ReadJobs, ProvisioningSecretEndpoints.Get),
        Write("PUT", "/servicePrincipals/{id}/synchronization/secrets", WriteJobs, ProvisioningSecretEndpoints.Put),
        Get("/auditLogs/provisioning", "AuditLog.Read.All", ProvisioningLogEndpoints.List),

        Get("/policies/claimsMappingPolicies", ReadPolicies, ClaimsPolicyEndpoints.List),
        Get("/policies/claimsMappingPolicies/{id}", ReadPolicies, ClaimsPolicyEndpoints.Get),
        Write("POST", "/policies/claimsMappingPolicies", WriteClaims, ClaimsPolicyEndpoints.Create),
        Write("PATCH", "/policies/claimsMappingPolicies/{id}", WriteClaims, ClaimsPolicyEndpoints.Update),
        Write("DELETE", "/policies/claimsMappingPolicies/{id}", WriteClaims, ClaimsPolicyEndpoints.Delete),

        Get("/users", "User.ReadBasic.All", UserEndpoints.List),
        Get("/users/{id}", "User.ReadBasic.All", UserEndpoints.Get),
        Write("POST", "/users", "User.ReadWrite.All", UserEndpoints.Create),
        Write("PATCH", "/users/{id}", "User.ReadWrite.All", UserEndpoints.Update),
        Write("DELETE", "/users/{id}", "User.ReadWrite.All", UserEndpoints.Delete),

        Get("/groups", "Group.ReadBasic.All", GroupEndpoints.List),
        Get("/groups/{id}", "Group.ReadBasic.All", GroupEndpoints.Get),
        Write("POST", "/groups", "Group.Create", GroupEndpoints.Create),
        Write("PATCH", "/groups/{id}", "Group.ReadWrite.All", GroupEndpoints.Update),
        Write("DELETE", "/groups/{id}", "Group.ReadWrite.All", GroupEndpoints.Delete),
        Get("/groups/{id}/members", ReadMembers, GroupMemberEndpoints.List),
        Get("/groups/{id}/members/user", ReadMembers, GroupMemberEndpoints.ListUsers),
        Get("/groups/{id}/members/group", ReadMembers, GroupMemberEndpoints.ListGroups),
        Get("/groups/{id}/transitiveMembers", ReadMembers, GroupMemberEndpoints.ListTransitive),
        Get("/groups/{id}/transitiveMembers/user", ReadMembers, GroupMemberEndpoints.ListTransitiveUsers),
        Write("POST", "/groups/{id}/members/$ref", WriteMembers, GroupMemberEndpoints.Add),
        Write("DELETE", "/groups/{id}/members/{memberId}/$ref", WriteMembers, GroupMemberEndpoints.Remove),
        Write("DELETE", "/groups/{id}/members/$ref", WriteMembers, GroupMemberEndpoints.RemoveReferenced),

        Get("/directoryObjects/{id}", "Directory.Read.All", DirectoryObjectEndpoints.Get),
        new("POST", "/directoryObjects/getByIds", writes: false, "Directory.Read.All", DirectoryObjectEndpoints.GetByIds),

        // Reading counts against the rate, and the count is part of the state.
        Write("GET", "/identity/conditionalAccess/policies", ReadPolicies, ConditionalAccessEndpoints.List),
        Write("GET", "/identity/conditionalAccess/policies/{id}", ReadPolicies, ConditionalAccessEndpoints.Get),
        Write("POST", "/identity/conditionalAccess/policies", WriteAccess, ConditionalAccessEndpoints.Create),
        Write("PATCH", "/identity/conditionalAccess/policies/{id}", WriteAccess, ConditionalAccessEndpoints.Update),
        Write("DELETE", "/identity/conditionalAccess/policies/{id}", "Policy.Read.All Policy.ReadWrite.ConditionalAccess", ConditionalAccessEndpoints.Delete),
    ];

    /// <summary>The operation that a method and path name, with the values from the path.</summary>
    /// <exception cref="GraphException">There is no such path, or not with this method.</exception>
    public static (GraphRoute Route, Dictionary<string, string> Values) Find(GraphRequest request)
    {
        var known = false;
        foreach (var route in All)
        {
            if (route.Match(request.Segments) is not { } values) continue;
            if (route.Method == request.Method) return (route, values);
            known = true;
        }

        throw known
            ? new GraphException(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
            : new GraphException(400, "BadRequest", $"Resource not found for the segment '{request.Segments.LastOrDefault()}'.");
    }

    private static GraphRoute Get(string template, string permissions, Func<GraphCall, GraphResponse> handle) =>
        new("GET", template, writes: false, permissions, handle);

    private static GraphRoute Write(string method, string template, string permissions, Func<GraphCall, GraphResponse> handle) =>
        new(method, template, writes: true, permissions, handle);
}
