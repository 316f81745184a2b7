using System.Text;

namespace EntraAws.Sandbox.Entra;

/// <summary>Splits a filter into words, quoted strings and punctuation.</summary>
internal static class ODataTokens
{
    public static Queue<string> Of(string text)
    {
        var tokens = new Queue<string>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i])) i++;
            else if ("(),:".Contains(text[i])) tokens.Enqueue(text[i++].ToString());
            else if (text[i] == '\'') tokens.Enqueue(Quoted(text, ref i));
            else tokens.Enqueue(Word(text, ref i));
        }

        return tokens;
    }

    private static string Word(string text, ref int i)
    {
        var start = i;
        while (i < text.Length && !char.IsWhiteSpace(text[i]) && !"(),:'".Contains(text[i])) i++;
        return text[start..i];
    }

    /// <summary>A quote inside is written twice.</summary>
    private static string Quoted(string text, ref int i)
    {
        var token = new StringBuilder("'");
        for (i++; i < text.Length; i++)
        {
            if (text[i] != '\'')
            {
                token.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '\'')
            {
                token.Append("''");
                i++;
            }
            else
            {
                i++;
                return token.Append('\'').ToString();
            }
        }

        throw new GraphException(400, "BadRequest", "There is an unterminated string literal in the filter.");
    }
}
