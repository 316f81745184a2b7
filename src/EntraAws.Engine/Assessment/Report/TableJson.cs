using System.Text.Encodings.Web;
using System.Text.Json;

namespace EntraAws.Engine.Assessment.Report;

/// <summary>
/// The tables as the script reads them. The encoder escapes all that could end a script element or a line of script
/// (&lt;, &gt;, &amp;, quotes, U+2028, U+2029), and everything outside ASCII with it.
/// </summary>
internal static class TableJson
{
    public static void Write(Stream stream, IReadOnlyList<ReportTable> tables)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default });
        json.WriteStartObject();
        foreach (var table in tables) Write(json, table);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReportTable table)
    {
        json.WriteStartObject(table.Id);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("kind", TableHtml.Class(column.Kind));
            json.WriteBoolean("choice", column.IsChoice);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartArray();
            foreach (var cell in row) Write(json, cell);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null:
                json.WriteNullValue();
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case IReadOnlyList<string> list:
                json.WriteStartArray();
                foreach (var text in list) json.WriteStringValue(VisibleText.Of(text));
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(VisibleText.Of((string)cell));
                break;
        }
    }
}
