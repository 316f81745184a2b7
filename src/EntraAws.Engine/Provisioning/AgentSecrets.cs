using EntraAws.Contracts;
using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Provisioning;

/// <summary>The fields of Entra's provisioning for AWS: the key's id goes where others have a client secret.</summary>
internal static class AgentSecrets
{
    public const string KeyId = "ClientSecret";
    public const string Secret = "SecretToken";

    // A SCIM endpoint, which is always written anew.
    private const string Endpoint = "BaseAddress";

    /// <summary>Warns of what a write will drop, since it replaces all that is saved.</summary>
    /// <param name="saved">Null where the service does not tell.</param>
    public static Task WarnAsync(IOperationHost host, string app, IReadOnlyDictionary<string, string>? saved)
    {
        if (saved is null)
            return host.WarnAsync($"What else is saved for the provisioning of '{app}', such as whom to notify of failures, can't be read, and saving credentials replaces it. Look at the settings of its provisioning in the Entra admin center afterwards.");
        var masked = saved.Where(s => s is { Value: "*", Key: not (KeyId or Secret or Endpoint) }).Select(s => s.Key).ToList();
        return masked.Count == 0 ? Task.CompletedTask
            : host.WarnAsync($"The provisioning of '{app}' has {string.Join(", ", masked)} saved, which can't be read back, and saving credentials drops it. Set it anew in the Entra admin center afterwards.");
    }

    public static bool IsIn(IReadOnlyDictionary<string, string>? saved) => saved?.ContainsKey(KeyId) == true;

    public static Dictionary<string, string> Of(NewAccessKey key) => new() { [KeyId] = key.Id, [Secret] = key.Secret };

    /// <summary>A write replaces all, so what is no secret is sent along, such as whom to notify.</summary>
    public static Dictionary<string, string> Of(NewAccessKey key, IReadOnlyDictionary<string, string>? saved)
    {
        var secrets = Of(key);
        foreach (var (name, value) in saved ?? new Dictionary<string, string>())
            if (value != "*") secrets.TryAdd(name, value);
        return secrets;
    }
}
