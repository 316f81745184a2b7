using EntraAws.Contracts;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Roles;

/// <summary>Finds the app roles of an app.</summary>
internal sealed class AppRoleFinder(SessionContext context)
{
    public async Task FindAsync(AppRoleQuery query, Func<AppRole, Task> emit, CancellationToken cancellationToken)
    {
        var app = await AppFinder.GetAsync(context.Entra, query.App, cancellationToken);
        foreach (var role in (await context.Entra.GetAppRolesAsync(app.ServicePrincipalId, cancellationToken)).OrderBy(r => r.DisplayName, StringComparer.OrdinalIgnoreCase))
        {
            var value = AppRoleValue.Parse(role.Value);
            if (value is null && !query.IncludeTemplateRoles) continue;
            if (!query.Filter.Includes(value?.Role.Name ?? role.DisplayName)) continue;
            await emit(AppRoleView.Of(app.ServicePrincipalId, app.DisplayName, role, value));
        }
    }
}
