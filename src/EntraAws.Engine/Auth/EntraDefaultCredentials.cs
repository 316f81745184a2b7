using Azure.Core;
using Azure.Identity;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Entra.Transport;

namespace EntraAws.Engine.Auth;

/// <summary>
/// The order of DefaultAzureCredential without what opens a window, composed here so that the member that was accepted
/// can be named.
/// </summary>
internal static class EntraDefaultCredentials
{
    public static EntraCredentialChain Create(EntraOptions options, NationalCloud cloud) => new(
    [
        ("environment variables", new EnvironmentCredential(new EnvironmentCredentialOptions { AuthorityHost = cloud.Authority })),
        ("the workload identity", Only(options, cloud, o => o.ExcludeWorkloadIdentityCredential = false)),
        // Through DefaultAzureCredential, since only there the identity endpoint is probed before it is waited for.
        ("the managed identity", Only(options, cloud, o => o.ExcludeManagedIdentityCredential = false)),
        ("the Azure CLI", new AzureCliCredential(new AzureCliCredentialOptions { TenantId = options.TenantId, AuthorityHost = cloud.Authority })),
        ("Azure PowerShell", new AzurePowerShellCredential(new AzurePowerShellCredentialOptions { TenantId = options.TenantId, AuthorityHost = cloud.Authority })),
    ]);

    private static DefaultAzureCredential Only(EntraOptions options, NationalCloud cloud, Action<DefaultAzureCredentialOptions> include)
    {
        var only = new DefaultAzureCredentialOptions
        {
            AuthorityHost = cloud.Authority,
            ExcludeEnvironmentCredential = true,
            ExcludeWorkloadIdentityCredential = true,
            ExcludeManagedIdentityCredential = true,
            ExcludeVisualStudioCredential = true,
            ExcludeVisualStudioCodeCredential = true,
            ExcludeAzureCliCredential = true,
            ExcludeAzurePowerShellCredential = true,
            ExcludeAzureDeveloperCliCredential = true,
            ExcludeInteractiveBrowserCredential = true,
            ExcludeBrokerCredential = true,
        };
        if (options.TenantId is { } tenant) only.TenantId = tenant;
        if (options.ClientId is { } client)
        {
            only.ManagedIdentityClientId = client;
            only.WorkloadIdentityClientId = client;
        }

        include(only);
        return new DefaultAzureCredential(only);
    }
}
