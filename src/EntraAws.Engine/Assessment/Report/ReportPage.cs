using System.Security.Cryptography;
using System.Text;

namespace EntraAws.Engine.Assessment.Report;

/// <summary>
/// The page as a whole. It names no other address, and its policy would let the browser load nothing: style and script
/// are allowed by their hash alone.
/// </summary>
internal static class ReportPage
{
    private static readonly string Style = Resource("report.css");
    private static readonly string Script = Resource("report.js");

    public static void Write(Stream stream, ReportContent content)
    {
        var tables = Tables(content);
        Text(stream, Start(content, tables));
        foreach (var table in tables) Text(stream, TableHtml.Of(table).ToString());
        Text(stream, RecordSheet.Of(content).ToString());
        if (content.Tenant is { } tenant) Text(stream, TenantSection.Of(tenant).ToString());
        Text(stream, "</main>\n<footer><p>Made by EntraAws. This file tells who can do what in these accounts: keep it as you keep that access.</p></footer>\n<script type=\"application/json\" id=\"data\">");
        TableJson.Write(stream, tables);
        Text(stream, $"</script>\n<script>{Script}</script>\n</body>\n</html>\n");
    }

    public static string Policy { get; } =
        $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'";

    private static List<ReportTable> Tables(ReportContent content)
    {
        List<ReportTable> tables =
        [
            FindingTable.Of(content), PeopleTables.Users(content), PeopleTables.Groups(content),
            AccessTables.Roles(content), AccessTables.Policies(content), AccessTables.Providers(content),
        ];
        return content.HasOneAccount ? tables.ConvertAll(t => t.WithoutAccount()) : tables;
    }

    private static string Start(ReportContent content, List<ReportTable> tables)
    {
        var subject = content.HasOneAccount ? content.NameOf(content.Inventories[0]) : $"{TableHtml.Count(content.Inventories.Count)} AWS accounts";
        var taken = content.Inventories.Max(i => i.TakenAt);
        Html page = $"""
            <body>
            <header><p class="kind">AWS access report</p><h1><bdi>{subject}</bdi></h1>
            <p class="intro">{(content.HasOneAccount ? $"Account {content.Inventories[0].AccountId}, read" : "Read")} on {ReportTable.Day(taken)}{Aged(content)}.</p>
            <nav aria-label="Contents"><a href="#first">Where to begin</a> <a href="#diagram">Who gets what</a>
            {tables.Select(t => (Html)$"<a href=\"#{t.Id}\">{t.Title}</a> ")}<a href="#record">Record sheet</a>{(content.Tenant is null ? Html.None : (Html)$" <a href=\"#tenant\">Entra tenant</a>")}</nav></header>
            <main>
            {Glance.Of(content)}{FirstSteps.Of(content)}{DiagramSvg.Of(content)}
            """;
        return Head(subject) + page;
    }

    private static string Head(string subject)
    {
        Html title = $"{subject}";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="referrer" content="no-referrer">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>AWS access: {title}</title>
            <style>{Style}</style>
            </head>

            """;
    }

    private static string Aged(ReportContent content) => content.Inventories.Any(i => i.CredentialReportAt is null)
        ? "; what is said of passwords, keys and MFA is incomplete, since a credential report is missing"
        : $"; passwords, keys and MFA as of {ReportTable.Day(content.Inventories.Min(i => i.CredentialReportAt))} or later";

    private static string Hash(string inline) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline)));

    // A browser turns line ends into LF before it hashes.
    private static string Resource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream(typeof(ReportPage), name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static void Text(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
