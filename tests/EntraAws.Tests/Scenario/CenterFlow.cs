using EntraAws.Contracts;
using EntraAws.Tests.IdentityCenter;

namespace EntraAws.Tests.Scenario;

/// <summary>App, SCIM connection, group, permission sets and assignments in two accounts.</summary>
internal sealed class CenterFlow : IFlow
{
    private const string Group = "AWS-Developers";
    private readonly CenterRun _run = new();
    private readonly QuietHost _host = new();
    private ISession? _session;

    public RequestRecorder Requests => _run.Run.Requests;

    public static Task<IFlow> CreateAsync() => Task.FromResult<IFlow>(new CenterFlow());

    public async Task<IReadOnlyList<EntraAwsException>> RunAsync()
    {
        _session ??= await _run.Run.OpenAsync();
        var app = await ScimTests.SetUpAsync(_session);
        await _session.Access.EnsureMappingAsync(new GroupRoleMappingRequest { Group = Group, App = new AppSelector(app.ServicePrincipalId, null), AppRole = "User", CreateGroup = true }, _host, default);
        await ScimTests.ConnectAsync(_session, wait: true);
        await _session.IdentityCenter.EnsurePermissionSetAsync(new PermissionSetRequest { Name = "Developer", Description = "Builds", Policies = ["PowerUserAccess"] }, _host, default);
        await _session.IdentityCenter.EnsurePermissionSetAsync(new PermissionSetRequest { Name = "ReadOnly", Policies = ["SecurityAudit"] }, _host, default);
        var (_, errors) = await _run.AssignAsync(Group, "Developer", [SandboxRun.AccountId, CenterRun.DevTest], _host, _session);
        return errors;
    }

    public void Check()
    {
        Assert.Empty(_run.Run.Picture().Doubled);
        Assert.True(_run.Run.Tenant.ServicePrincipals.Sum(p => p.ProvisioningJobs.Count) <= 1, "There are several jobs.");
    }

    public IReadOnlyList<string> Picture() => _run.Run.Picture().Lines;

    public void Dispose() => _run.Dispose();
}
