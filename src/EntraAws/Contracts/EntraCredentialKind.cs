namespace EntraAws;

/// <summary>How to sign in to Entra.</summary>
public enum EntraCredentialKind
{
    /// <summary>What the environment offers: workload identity, environment variables, managed identity, Azure CLI or Azure PowerShell.</summary>
    Default,

    /// <summary>A browser window.</summary>
    Interactive,

    /// <summary>A code to type in elsewhere.</summary>
    DeviceCode,

    /// <summary>An app's secret.</summary>
    ClientSecret,

    /// <summary>An app's certificate.</summary>
    Certificate,

    /// <summary>The managed identity of the machine or runbook.</summary>
    ManagedIdentity,

    /// <summary>A federated token, as in Kubernetes or GitHub Actions.</summary>
    WorkloadIdentity,

    /// <summary>A token that somebody else got.</summary>
    AccessToken,
}
