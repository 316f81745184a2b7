using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>
/// What the app remembers of its SCIM token, as one of its tags: the day it ends, which neither cloud tells, and a short
/// fingerprint by which a second run knows the same token. No token can be got from it.
/// </summary>
internal sealed record ScimMark(DateOnly Expires, string Fingerprint)
{
    private const string Prefix = "EntraAws.ScimToken:";
    private const int FingerprintLength = 12;

    public static string FingerprintOf(string endpoint, string token) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"EntraAws SCIM\n{endpoint}\n{token}")))[..FingerprintLength];

    public static ScimMark? Find(IEnumerable<string> tags)
    {
        var parts = tags.FirstOrDefault(IsMark)?[Prefix.Length..].Split(':');
        return parts is [var date, var fingerprint] && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expires)
            ? new ScimMark(expires, fingerprint)
            : null;
    }

    /// <summary>The tags with this one in place of an older one.</summary>
    public IReadOnlyList<string> In(IEnumerable<string> tags) => [.. tags.Where(t => !IsMark(t)), ToString()];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Expires:yyyy-MM-dd}:{Fingerprint}");

    private static bool IsMark(string tag) => tag.StartsWith(Prefix, StringComparison.Ordinal);
}
