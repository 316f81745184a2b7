using System.Text;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Reads the credential report by the names in its header: columns came and went over the years.</summary>
internal static class CredentialReportCsv
{
    /// <exception cref="FormatException">It has no header with user and arn.</exception>
    public static IReadOnlyList<CredentialReportRow> Read(string text)
    {
        using var lines = Lines(text.TrimStart('\uFEFF')).GetEnumerator();
        if (!lines.MoveNext()) throw new FormatException("The credential report is empty.");
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < lines.Current.Count; i++) columns.TryAdd(lines.Current[i].Trim(), i);
        if (!columns.ContainsKey("user") || !columns.ContainsKey("arn")) throw new FormatException("The credential report has no columns user and arn.");
        var rows = new List<CredentialReportRow>();
        while (lines.MoveNext()) rows.Add(Row(new Fields(columns, lines.Current)));
        return rows;
    }

    private static CredentialReportRow Row(Fields fields) => new()
    {
        User = fields.Text("user") ?? throw new FormatException("A line of the credential report has no user."),
        Arn = fields.Text("arn") ?? "",
        PasswordEnabled = fields.Flag("password_enabled"),
        PasswordLastUsed = fields.Time("password_last_used"),
        PasswordLastChanged = fields.Time("password_last_changed"),
        MfaActive = fields.Flag("mfa_active"),
        ActiveCertificates = Certificates(fields),
        Keys = [.. new[] { Key(fields, 1), Key(fields, 2) }.OfType<CredentialReportKey>()],
    };

    private static int? Certificates(Fields fields)
    {
        bool?[] slots = [fields.Flag("cert_1_active"), fields.Flag("cert_2_active")];
        return slots.All(s => s is null) ? null : slots.Count(s => s == true);
    }

    /// <summary>A slot; an inactive key keeps its rotation date, so one that is neither active nor dated is empty.</summary>
    private static CredentialReportKey? Key(Fields fields, int slot)
    {
        var active = fields.Flag($"access_key_{slot}_active") ?? false;
        var rotated = fields.Time($"access_key_{slot}_last_rotated");
        if (!active && rotated is null) return null;
        return new CredentialReportKey(active, rotated, fields.Time($"access_key_{slot}_last_used_date"),
            fields.Text($"access_key_{slot}_last_used_region"), fields.Text($"access_key_{slot}_last_used_service"));
    }

    /// <summary>RFC 4180: quoted fields may hold commas, doubled quotes and line ends. The last line may end without one.</summary>
    private static IEnumerable<List<string>> Lines(string text)
    {
        var line = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') field.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"') quoted = true;
            else if (c == ',') Take();
            else if (c == '\n')
            {
                Take();
                if (line.Count > 1 || line[0].Length > 0) yield return line;
                line = [];
            }
            else if (c != '\r') field.Append(c);
        }

        Take();
        if (line.Count > 1 || line[0].Length > 0) yield return line;

        void Take()
        {
            line.Add(field.ToString());
            field.Clear();
        }
    }

    /// <summary>One line by column name. N/A, no_information and not_supported are no values.</summary>
    private sealed class Fields(Dictionary<string, int> columns, List<string> line)
    {
        public string? Text(string column) =>
            columns.TryGetValue(column, out var index) && index < line.Count
            && line[index].Trim() is { Length: > 0 } value && value is not ("N/A" or "no_information" or "not_supported")
                ? value
                : null;

        public DateTimeOffset? Time(string column) => XmlReading.ParseTime(Text(column));

        public bool? Flag(string column) => Text(column)?.ToLowerInvariant() switch { "true" => true, "false" => false, _ => null };
    }
}
