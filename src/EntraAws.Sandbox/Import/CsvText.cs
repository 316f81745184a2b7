using System.Text;

namespace EntraAws.Sandbox;

/// <summary>CSV of any program: quoted fields may hold commas, doubled quotes and line ends; lines end in LF or CRLF, the last in nothing.</summary>
internal static class CsvText
{
    /// <summary>The lines that are not empty.</summary>
    public static List<string[]> Lines(string text)
    {
        var lines = new List<string[]>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"') field.Append(text[++at]);
            else if (c == '"') quoted = !quoted;
            else if (quoted) field.Append(c);
            else if (c == ',') EndField();
            else if (c == '\n') EndLine();
            else if (c != '\r') field.Append(c);
        }

        EndLine();
        return lines;

        void EndField()
        {
            fields.Add(field.ToString());
            field.Clear();
        }

        void EndLine()
        {
            EndField();
            if (fields.Count > 1 || fields[0].Length > 0) lines.Add([.. fields]);
            fields.Clear();
        }
    }
}
