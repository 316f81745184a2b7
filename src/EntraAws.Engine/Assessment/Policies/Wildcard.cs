namespace EntraAws.Engine.Assessment;

/// <summary>The wildcards of policies: <c>*</c> for any text, <c>?</c> for one character; letters in any case.</summary>
internal static class Wildcard
{
    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0;

    public static bool Matches(string pattern, string text) => Matches(pattern, text, ofPatterns: false);

    /// <summary>
    /// Whether all that the narrower pattern matches, the wider one matches too. It may say no where the answer is yes.
    /// </summary>
    public static bool Covers(string wider, string narrower) => Matches(wider, narrower, ofPatterns: true);

    // On a mismatch only the last star has to give way: an earlier one can't help where a later one failed.
    private static bool Matches(string pattern, string text, bool ofPatterns)
    {
        int p = 0, t = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && Same(pattern[p], text[t], ofPatterns))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }

    private static bool Same(char pattern, char text, bool ofPatterns) =>
        pattern == '?' ? !(ofPatterns && text == '*') : pattern == text || char.ToLowerInvariant(pattern) == char.ToLowerInvariant(text);
}
