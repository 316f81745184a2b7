using System.Text;

namespace EntraAws.Binding;

/// <summary>
/// Puts base64 together again that came in lines: Get-Content gives each on its own. A line is short, all are of one length but
/// the last, and only the last can end with '='.
/// </summary>
internal sealed class WrappedText
{
    // PEM wraps at 64, MIME at 76. No response is as short.
    private const int LongestLine = 128;

    private readonly StringBuilder _lines = new();
    private int _length;

    /// <summary>The texts that are whole now.</summary>
    public IEnumerable<string> Add(string text)
    {
        var line = text.Trim();
        if (line.Length > LongestLine)
        {
            if (Rest() is { } before) yield return before;
            yield return line;
            yield break;
        }

        if (_lines.Length == 0) _length = line.Length;
        _lines.Append(line);
        if ((line.Length < _length || line.EndsWith("=", StringComparison.Ordinal)) && Rest() is { } whole) yield return whole;
    }

    /// <summary>What is left when nothing more comes; null when there is nothing.</summary>
    public string? Rest()
    {
        if (_lines.Length == 0) return null;
        var text = _lines.ToString();
        _lines.Clear();
        return text;
    }
}
