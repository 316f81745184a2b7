using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Provisioning;

/// <summary>The fields of Entra's provisioning for AWS: the key's id goes where others have a client secret.</summary>
internal static class AgentSecrets
{
    public const string KeyId = "ClientSecret";
    public const string Secret = "SecretToken";

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
