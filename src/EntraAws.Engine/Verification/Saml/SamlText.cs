using System.Text.RegularExpressions;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>
/// Gets the response out of what a browser's developer tools, a form or a file give: quotes, line breaks, the field's name
/// before it, percent-encoding.
/// </summary>
internal static class SamlText
{
    /// <summary>STS, AssumeRoleWithSAML: SAMLAssertion has 4 to 100,000 characters.</summary>
    public const int MostCharacters = 100_000;

    /// <summary>Anything longer is not even decoded.</summary>
    public const int MostRead = 1_000_000;

    // Form data, or the field as JSON and as the developer tools list it.
    private static readonly Regex FormField = Expression("""SAMLResponse["']?\s*[=:]\s*["']?(?<value>[^"'&]+)""");

    // The hidden field of the page that posts it.
    private static readonly Regex HtmlField = Expression("""name=["']SAMLResponse["'][^<>]*?value=["'](?<value>[^"']+)""");

    private static readonly Regex Blank = Expression(@"\s+");
    private static readonly Regex Foreign = Expression("[^A-Za-z0-9+/=]");

    /// <summary>The bytes of the response, or null with the finding that says why there are none.</summary>
    public static byte[]? Read(string text, SamlFindings findings, out int size)
    {
        size = text.Length;
        if (text.Length > MostRead)
        {
            findings.TooLarge(text.Length);
            return null;
        }

        var value = Field(text.TrimStart('\uFEFF').Trim());
        if (value.StartsWith('<'))
        {
            findings.Decoded();
            var xml = System.Text.Encoding.UTF8.GetBytes(value);
            size = (xml.Length + 2) / 3 * 4;
            if (size > MostCharacters) findings.TooLarge(size);
            return xml;
        }

        if (value.Contains('%')) value = Uri.UnescapeDataString(value);
        value = Blank.Replace(value, "");
        size = value.Length;
        if (size > MostCharacters) findings.TooLarge(size);
        return Decode(value, findings);
    }

    private static string Field(string text)
    {
        var match = FormField.Match(text) is { Success: true } form ? form : HtmlField.Match(text);
        if (match.Success) text = match.Groups["value"].Value;
        return text.Trim().Trim('"', '\'', '`').Trim();
    }

    private static byte[]? Decode(string value, SamlFindings findings)
    {
        if (value.Length == 0)
        {
            findings.NotBase64("it is empty.");
            return null;
        }

        if (Foreign.Match(value) is { Success: true } foreign)
        {
            findings.NotBase64($"the character '{foreign.Value}' at {foreign.Index + 1} is none of base64.");
            return null;
        }

        var bytes = new byte[value.Length];
        if (value.Length % 4 == 0 && Convert.TryFromBase64String(value, bytes, out var length)) return bytes[..length];
        findings.Truncated(value.Length);
        return null;
    }

    // Its time grows with the text alone, whatever the text is.
    private static Regex Expression(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
