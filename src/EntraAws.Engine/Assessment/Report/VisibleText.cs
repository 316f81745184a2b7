using System.Globalization;
using System.Text;

namespace EntraAws.Engine.Assessment.Report;

/// <summary>
/// Text as it may stand in the report: characters that have no shape of their own, or that turn the reading direction
/// of what follows, are named instead, so that no name can look like another.
/// </summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        if (!NeedsWork(text)) return text;
        var shown = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for a lone surrogate, which JSON and UTF-8 have no form for.
            if (IsHidden(rune)) shown.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
            else shown.Append(rune.ToString());
        }

        return shown.ToString();
    }

    private static bool NeedsWork(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or (>= '\u007f' and < '\u00a0') or '\u00ad' or '\u061c' || c >= '\u200b') return true;
        }

        return false;
    }

    private static bool IsHidden(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        // Joiners shape letters and emoji of ordinary names.
        0x200C or 0x200D => false,
        0x2028 or 0x2029 => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned,
    };
}
