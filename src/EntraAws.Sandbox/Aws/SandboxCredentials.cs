using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EntraAws.Sandbox;

/// <summary>The credentials that the sandbox hands out. They say which account they belong to; nothing about them is secret.</summary>
public static class SandboxCredentials
{
    private const string LongTerm = "AKIASANDBOX";
    private const string Session = "ASIASANDBOX";

    /// <summary>Long-term credentials of an account's operator.</summary>
    public static (string AccessKeyId, string Secret) For(string accountId) => (LongTerm + accountId, "sandbox/" + accountId);

    /// <summary>The account of a long-term key that the sandbox handed out, or null.</summary>
    internal static string? AccountOf(string accessKeyId) =>
        accessKeyId.StartsWith(LongTerm, StringComparison.Ordinal) ? accessKeyId[LongTerm.Length..] : null;

    /// <summary>What is kept of a secret.</summary>
    internal static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    internal static bool IsSession(string accessKeyId) => accessKeyId.StartsWith("ASIA", StringComparison.Ordinal);

    /// <summary>Credentials of a session. The token carries all there is to know, so that each process on the state file accepts it.</summary>
    internal static (string AccessKeyId, string Secret, string Token) Issue(SandboxSession session)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(session);
        var key = SandboxIds.Make(Session, Encoding.UTF8.GetString(json), 9);
        return (key, "sandbox/" + session.AccountId, key + "." + Convert.ToBase64String(json));
    }

    /// <summary>What a token says, or null when it is none of ours or belongs to another key.</summary>
    internal static SandboxSession? Read(string accessKeyId, string? token)
    {
        if (token is null || !token.StartsWith(accessKeyId + ".", StringComparison.Ordinal)) return null;
        try
        {
            return JsonSerializer.Deserialize<SandboxSession>(Convert.FromBase64String(token[(accessKeyId.Length + 1)..]));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}
