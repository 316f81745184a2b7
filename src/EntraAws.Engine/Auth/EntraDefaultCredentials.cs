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
    /// <summary>Azure.Identity's own switch. It decides inside DefaultAzureCredential, whatever is included there.</summary>
    private const string Switch = "AZURE_TOKEN_CREDENTIALS";

    public static EntraCredentialChain Create(EntraOptions options, NationalCloud cloud)
    {
        if (Environment.GetEnvironmentVariable(Switch) is { Length: > 0 } chosen)
            return new([($"{Switch}={chosen}", new DefaultAzureCredential(Excluding(options, cloud, excluded: false)))]);

        return new(
        [
            ("environment variables", new EnvironmentCredential(new EnvironmentCredentialOptions { AuthorityHost = cloud.Authority })),
            ("the workload identity", EntraCredentials.Workload(options, cloud)),
            ("the managed identity", ManagedIdentity(options, cloud)),
            ("the Azure CLI", new AzureCliCredential(new AzureCliCredentialOptions { TenantId = options.TenantId, AuthorityHost = cloud.Authority })),
            ("Azure PowerShell", new AzurePowerShellCredential(new AzurePowerShellCredentialOptions { TenantId = options.TenantId, AuthorityHost = cloud.Authority })),
        ]);
    }

    /// <summary>Through DefaultAzureCredential, since only there the identity endpoint is probed before it is waited for.</summary>
    private static DefaultAzureCredential ManagedIdentity(EntraOptions options, NationalCloud cloud)
    {
        var only = Excluding(options, cloud, excluded: true);
        only.ExcludeManagedIdentityCredential = false;
        return new DefaultAzureCredential(only);
    }

    private static DefaultAzureCredentialOptions Excluding(EntraOptions options, NationalCloud cloud, bool excluded)
    {
        var chosen = new DefaultAzureCredentialOptions
        {
            AuthorityHost = cloud.Authority,
            ExcludeEnvironmentCredential = excluded,
            ExcludeWorkloadIdentityCredential = excluded,
            ExcludeManagedIdentityCredential = excluded,
            ExcludeAzureCliCredential = excluded,
            ExcludeAzurePowerShellCredential = excluded,
            ExcludeAzureDeveloperCliCredential = excluded,
            ExcludeVisualStudioCredential = excluded,
            ExcludeVisualStudioCodeCredential = true,
            ExcludeInteractiveBrowserCredential = true,
            ExcludeBrokerCredential = true,
        };
        if (options.TenantId is { } tenant) chosen.TenantId = tenant;
        if (options.ClientId is { } client)
        {
            chosen.ManagedIdentityClientId = client;
            chosen.WorkloadIdentityClientId = client;
        }

        return chosen;
    }
}
