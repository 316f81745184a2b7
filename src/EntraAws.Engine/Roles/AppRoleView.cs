using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Roles;

/// <summary>An app role as the pipeline shows it.</summary>
internal static class AppRoleView
{
    public static AppRole Of(Guid servicePrincipalId, string? app, DirectoryAppRole? role, AppRoleValue? value) => new()
    {
        AppRoleId = role?.Id ?? Guid.Empty,
        DisplayName = role?.DisplayName ?? (value is null ? "" : $"{value.Role.Name},{value.Provider.Name}"),
        Value = role?.Value ?? value?.ToString(),
        RoleName = value?.Role.Name,
        RoleArn = value?.Role.ToString(),
        ProviderArn = value?.Provider.ToString(),
        AccountId = value?.Role.AccountId,
        IsEnabled = role?.IsEnabled ?? true,
        Origin = role?.Origin,
        ServicePrincipalId = servicePrincipalId,
        AppDisplayName = app,
    };
}
