using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Provisioning;

/// <summary>
/// Which app an IAM user provisions, kept in a tag that is written before the first key is made. It names the keys that
/// were there then: they are somebody else's, and are neither switched off nor deleted.
/// </summary>
/// <param name="App">The service principal; empty for a tag that can't be read.</param>
/// <param name="Others">The ids of the keys that were there before.</param>
internal sealed record UserClaim(Guid App, IReadOnlyList<string> Others)
{
    public const string Tag = "entra:provisioning";

    /// <summary>The tag of every user that was made, or taken, for provisioning.</summary>
    public const string PurposeTag = "entra:purpose";

    private const string Besides = "besides";

    /// <summary>As the tag has it; a tag's value takes no commas and no brackets.</summary>
    public string Text => Others.Count == 0 ? App.ToString() : $"{App} {Besides} {string.Join(' ', Others)}";

    /// <summary>The claim on a user; null for a user that no app has.</summary>
    public static UserClaim? Of(IamUser user)
    {
        if (Find(user, Tag) is not { } text) return null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && Guid.TryParse(words[0], out var app) && (words.Length == 1 || words[1] == Besides)
            ? new UserClaim(app, words.Skip(2).ToList())
            : new UserClaim(Guid.Empty, []);
    }

    public static bool IsForProvisioning(IamUser user) => Find(user, PurposeTag) is not null;

    /// <summary>IAM does not tell upper from lower case in a tag's key.</summary>
    private static string? Find(IamUser user, string key) =>
        user.Tags.FirstOrDefault(t => string.Equals(t.Key, key, StringComparison.OrdinalIgnoreCase)).Value;
}
