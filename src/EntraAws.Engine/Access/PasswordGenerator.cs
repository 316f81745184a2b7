using System.Security;
using System.Security.Cryptography;

namespace EntraAws.Engine.Access;

/// <summary>First passwords: 24 characters of all four kinds, without those that look alike.</summary>
internal static class PasswordGenerator
{
    private const int Length = 24;

    private static readonly string[] Kinds = ["ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789", "!#%+-=?@_"];

    public static SecureString Create()
    {
        var characters = Kinds.Select(k => k[RandomNumberGenerator.GetInt32(k.Length)]).ToList();
        var all = string.Concat(Kinds);
        while (characters.Count < Length) characters.Add(all[RandomNumberGenerator.GetInt32(all.Length)]);
        var mixed = characters.ToArray();
        RandomNumberGenerator.Shuffle<char>(mixed);

        var password = new SecureString();
        foreach (var character in mixed) password.AppendChar(character);
        password.MakeReadOnly();
        Array.Clear(mixed);
        return password;
    }
}
