namespace EntraAws.Sandbox;

/// <summary>What was saved for the provisioning of an app. Of a secret access key or a token there is only the hash.</summary>
public sealed class TenantProvisioningSecrets
{
    public string? AccessKeyId { get; set; }

    public string? SecretHash { get; set; }

    /// <summary>Settings that are no secrets, such as SyncNotificationSettings.</summary>
    public Dictionary<string, string> Settings { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The SCIM endpoint; null where roles are imported with an access key.</summary>
    public string? BaseAddress() => Settings.GetValueOrDefault("BaseAddress");

    /// <summary>Whether a cycle can be tried with it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsComplete => SecretHash is not null && (AccessKeyId is not null || BaseAddress() is not null);
}
