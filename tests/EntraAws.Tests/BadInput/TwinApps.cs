using EntraAws.Sandbox;

namespace EntraAws.Tests.BadInput;

/// <summary>A second app of the same name and template.</summary>
internal static class TwinApps
{
    public static void Add(SandboxRun run, string name)
    {
        var app = run.Tenant.Applications.Single(a => a.DisplayName == name);
        var id = Guid.NewGuid();
        run.Tenant.Applications.Add(new TenantApplication { Id = Guid.NewGuid(), AppId = id, DisplayName = app.DisplayName, ApplicationTemplateId = app.ApplicationTemplateId });
        run.Tenant.ServicePrincipals.Add(new TenantServicePrincipal { Id = Guid.NewGuid(), AppId = id, DisplayName = app.DisplayName, ApplicationTemplateId = app.ApplicationTemplateId });
    }
}
