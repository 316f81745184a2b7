namespace EntraAws.Sandbox;

/// <summary>What was saved for the provisioning of an app. Of the secret access key there is only the hash.</summary>
public sealed class TenantProvisioningSecrets
{
    public string? AccessKeyId { get; set; }

    public string? SecretHash { get; set; }

    /// <summary>Settings that are no secrets, such as SyncNotificationSettings.</summary>
    public Dictionary<string, string> Settings { get; set; } = new(StringComparer.Ordinal);
}
