using System.Security.Cryptography;
using System.Text;

namespace EntraAws.Sandbox;

/// <summary>Ids that look like AWS's and come out the same for the same thing.</summary>
internal static class SandboxIds
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="prefix">AIDA for a user, AGPA a group, AROA a role, ANPA a policy, AIPA an instance profile, AKIA a key.</param>
    public static string Make(string prefix, string seed, int length = 17)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(prefix + "/" + seed));
        return prefix + new string(hash.Take(length).Select(b => Alphabet[b & 31]).ToArray());
    }

    /// <summary>A number from 0 to below <paramref name="limit"/>.</summary>
    public static int Number(string seed, int limit) =>
        (int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(seed))) % (uint)limit);
}
