using System.Globalization;

namespace EntraAws.Engine.Assessment.Report;

/// <summary>A table of the report. Cells are string, int, string list, or null for unknown.</summary>
internal sealed record ReportTable(string Id, string Title, string Intro, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>A day as cells hold it, so that text order is time order.</summary>
    public static string? Day(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The last part of an ARN: what people call the policy.</summary>
    public static string ShortName(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    public static string? YesNo(bool? value) => value switch
    {
        true => "yes",
        false => "no",
        null => null,
    };

    /// <summary>Managed policies by name, then the inline ones.</summary>
    public static IReadOnlyList<string> PolicyNames(IReadOnlyList<string> attached, IReadOnlyList<AwsInlinePolicy> inline) =>
        [.. attached.Select(ShortName), .. inline.Select(p => p.PolicyName + " (inline)")];

    /// <summary>With one account there is no column that tells which.</summary>
    public ReportTable WithoutAccount() => this with { Columns = Columns.Skip(1).ToList(), Rows = Rows.Select(r => r[1..]).ToList() };
}
