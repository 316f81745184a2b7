using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.BadInput;

/// <summary>Each call on clouds that throttle without end, break down, are not to be reached or no longer know the caller, and on connections with one side.</summary>
internal static class CallCases
{
    private const string UserName = "Svc-EntraRoleSync";
    private const string Aws = "aws";
    private const string Graph = "graph";
    private static readonly AppSelector App = new(null, "AWS provisioned");
    private static readonly string Metadata = SampleCompany.Create(SandboxRun.Start).Accounts[SandboxRun.AccountId].SamlProviders.Single(p => p.Name == "OldADFS").MetadataDocument;

    private static readonly Call[] Calls =
    [
        new("New-AwsProvisioningUser", [Aws], (s, h) => s.Provisioning.EnsureUserAsync(new ProvisioningUserRequest { UserName = UserName }, h, default)),
        new("Start-EntraAwsProvisioning", [Graph, Aws], (s, h) => s.Provisioning.StartAsync(new ProvisioningStartRequest { App = App, UserName = UserName }, h, default)),
        new("Restart-EntraAwsProvisioning", [Graph], (s, h) => s.Provisioning.RestartAsync(new ProvisioningControlRequest { App = App }, h, default)),
        new("Suspend-EntraAwsProvisioning", [Graph], (s, h) => s.Provisioning.SuspendAsync(new ProvisioningControlRequest { App = App }, h, default)),
        new("Get-EntraAwsProvisioning", [Graph], (s, h) => s.Provisioning.FindAsync(new ProvisioningQuery(null, 0), OneError.Ignore, h, default)),
        new("Update-AwsProvisioningKey", [Graph, Aws], (s, h) => s.Provisioning.RotateKeyAsync(new ProvisioningKeyRequest { App = App, UserName = UserName }, h, default)),
        new("Test-AwsRoleImport", [Aws], (s, _) => s.Provisioning.TestImportAsync(new RoleImportQuery(null, new NameFilter(), null), OneError.Ignore, default)),
        new("Get-EntraAwsCertificate", [Graph], (s, h) => s.Certificates.FindAsync(new CertificateQuery { App = App }, OneError.Ignore, h, default)),
        new("Update-AwsSamlProvider", [Aws], (s, h) => UpdateAsync(s, h, u => u with { SamlMetadata = Metadata })),
        new("Update-AwsSamlProvider -App", [Graph, Aws], (s, h) => UpdateAsync(s, h, u => u with { App = App })),
        new("Invoke-EntraAwsCertificateRollover", [Graph], (s, h) => RollAsync(s, h)) { Sides = [Graph, Aws] },
        new("Get-AwsIdentityCenter", [Aws], (s, h) => s.IdentityCenter.GetAsync(null, h, default)),
        new("New-EntraAwsIdentityCenterApp", [Graph], CenterAppCases.MakeApp),
        new("Set-EntraAwsScimConnection", [Graph], (s, h) => s.IdentityCenter.ConnectScimAsync(CenterAppCases.Scim, h, default)),
        new("Get-EntraAwsScimConnection", [Graph], (s, h) => s.IdentityCenter.FindScimAsync(null, OneError.Ignore, h, default)),
        new("New-AwsPermissionSet", [Aws], (s, h) => s.IdentityCenter.EnsurePermissionSetAsync(new PermissionSetRequest { Name = "Auditor", Policies = ["ReadOnlyAccess"] }, h, default)),
        new("Get-AwsPermissionSet", [Aws], (s, h) => s.IdentityCenter.FindPermissionSetsAsync(new NameFilter(), OneError.Ignore, h, default)),
        new("Set-AwsAccountAssignment", [Aws], (s, h) => OneError.Of(f => s.IdentityCenter.EnsureAssignmentsAsync(Assignments, 10, OneError.Ignore, f, h, default))),
        new("Remove-AwsAccountAssignment", [Aws], (s, h) => OneError.Of(f => s.IdentityCenter.RemoveAssignmentsAsync(Assignments, 10, OneError.Ignore, f, h, default))),
        new("Get-AwsAccountAssignment", [Aws], (s, h) => s.IdentityCenter.FindAssignmentsAsync(new AccountAssignmentQuery(new NameFilter(), new NameFilter(), []), OneError.Ignore, h, default)),
        new("Export-AwsRoleStack", [Aws], (s, h) => s.Stacks.ExportAsync(Template(), h, default)),
        new("Export-AwsRoleStack -App", [Graph], (s, h) => s.Stacks.ExportAsync(Template() with { SamlMetadata = null, App = App }, h, default)) { Sides = [Graph, Aws] },
        new("Publish-AwsRoleStack", [Aws], (s, h) => s.Stacks.PublishAsync(Publication, OneError.Ignore, h, default)),
        new("Get-AwsRoleStack", [Aws], (s, _) => s.Stacks.FindAsync("EntraAws-Roles", OneError.Ignore, default)),
        new("Test-EntraAwsSignOn", [Graph], (s, h) => s.Verification.TestSignOnAsync(new SignOnRequest { AccountId = SandboxRun.AccountId }, OneError.Ignore, OneError.Ignore, h, default)),
        new("Split-AwsRoleList -By OrganizationalUnit", [Aws], (s, h) => s.Accounts.FindOrganizationalUnitsAsync([SandboxRun.AccountId], h, default)),
    ];

    public static IEnumerable<BadCase> All() => Calls.SelectMany(c => c.Clouds.SelectMany(cloud => Broken(c, cloud)).Concat((c.Sides ?? c.Clouds).Select(cloud => Without(c, cloud))));

    private static IEnumerable<BadCase> Broken(Call call, string cloud)
    {
        var (name, throttled, down, unreachable, rejected) = cloud == Aws
            ? ("AWS", nameof(Faults.AwsThrottled), nameof(Faults.AwsRequestRefused), nameof(Faults.AwsUnreachable), nameof(Faults.AwsCredentialsRejected))
            : ("Graph", nameof(Faults.GraphThrottled), nameof(Faults.GraphUnreachable), nameof(Faults.GraphUnreachable), nameof(Faults.EntraTokenRejected));
        // What asks the other cloud first needs something there.
        var prepare = call.Clouds.Length > 1 ? (Func<ISession, IOperationHost, Task>)ProvisioningCases.MakeBoth : null;
        yield return new($"{call.Name}: {name} throttles to the end", throttled, call.Act) { Prepare = prepare, Faults = new AlwaysFault(cloud, Fault.Throttle) };
        yield return new($"{call.Name}: {name} is down", down, call.Act) { Prepare = prepare, Faults = new AlwaysFault(cloud, Fault.ServerError) };
        yield return new($"{call.Name}: {name} can't be reached", unreachable, call.Act) { Prepare = prepare, Faults = new AlwaysFault(cloud, Fault.Reset) };
        yield return new($"{call.Name}: {name} no longer knows the caller", rejected, call.Act)
        {
            Prepare = prepare,
            Faults = cloud == Graph ? new ExpiredToken() : null,
            Meanwhile = cloud == Aws ? run => run.State.Accounts.Remove(SandboxRun.AccountId) : null,
        };
    }

    private static BadCase Without(Call call, string cloud) => new($"{call.Name}: a connection without {cloud}", cloud == Aws ? nameof(Faults.AwsNotConnected) : nameof(Faults.EntraNotConnected), call.Act)
    {
        Silent = true,
        Connect = new ConnectRequest { WithAws = cloud != Aws, WithEntra = cloud != Graph },
    };

    private static IReadOnlyList<AccountAssignmentRequest> Assignments =>
        [.. new[] { SandboxRun.AccountId, "444455556666" }.Select(a => new AccountAssignmentRequest { Group = "Auditors", PermissionSet = "ReadOnly", AccountId = a })];

    private static RoleStackPublication Publication => new()
    {
        StackSetName = "EntraAws-Roles", OrganizationalUnitIds = ["r-0000"],
        TemplateBody = """{"Metadata":{"EntraAws":{"Kind":"RoleStack","Version":1}},"Resources":{"A":{"Type":"AWS::IAM::Role","Properties":{"RoleName":"A"}}}}""",
    };

    private static RoleStackRequest Template() => new()
    {
        TemplatePath = Path.Combine(BadFiles.Folder, Guid.NewGuid() + ".json"), ProviderName = "EntraID", SamlMetadata = Metadata, Roles = [new StackRole { RoleName = "A", Policies = ["ReadOnlyAccess"] }],
    };

    private static Task UpdateAsync(ISession session, IOperationHost host, Func<SamlProviderUpdate, SamlProviderUpdate> change) =>
        OneError.Of(failed => session.Certificates.UpdateProvidersAsync([change(new SamlProviderUpdate { Provider = "OldADFS" })], 5, OneError.Ignore, failed, host, default));

    private static Task RollAsync(ISession session, IOperationHost host) => OneError.Of(failed => session.Certificates.RollOverAsync(
        new RolloverRequest { Apps = new Dictionary<AppSelector, IReadOnlyList<string>> { [App] = [] } }, OneError.Ignore, failed, host, default));

    /// <param name="Clouds">Those whose failing is an error of the call.</param>
    private sealed record Call(string Name, string[] Clouds, Func<ISession, IOperationHost, Task> Act)
    {
        /// <summary>The sides that the connection must have, where these are others.</summary>
        public string[]? Sides { get; init; }
    }

    /// <summary>Graph's answer to a token that ran out; the federation metadata needs none.</summary>
    private sealed class ExpiredToken : IFaultPlan
    {
        public Fault Next(string cloud, string operation) => cloud == Graph && !operation.Contains("federationmetadata", StringComparison.OrdinalIgnoreCase)
            ? throw new EntraAws.Sandbox.Entra.GraphException(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.")
            : Fault.None;
    }
}
