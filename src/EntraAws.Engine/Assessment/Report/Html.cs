using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace EntraAws.Engine.Assessment.Report;

/// <summary>
/// A piece of HTML, written as an interpolated string: what stands in it is markup, and what is put into its holes is
/// text and escaped. There is no other way to put text in.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Html(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

    public static Html None => $"";

    public void AppendLiteral(string markup) => _text.Append(markup);

    public void AppendFormatted(string? text)
    {
        if (text is not null) _text.Append(WebUtility.HtmlEncode(VisibleText.Of(text)));
    }

    public void AppendFormatted(int number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A coordinate of the drawing.</summary>
    public void AppendFormatted(double number) => _text.Append(number.ToString("0.#", CultureInfo.InvariantCulture));

    public void AppendFormatted(Html? html)
    {
        if (html is not null) _text.Append(html._text);
    }

    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (var part in parts) _text.Append(part._text);
    }

    public override string ToString() => _text.ToString();
}
