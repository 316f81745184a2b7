using EntraAws.Contracts;
using EntraAws.Engine.Documents;

namespace EntraAws.Engine.RoleLists;

/// <summary>Reads a list of roles from a text file.</summary>
internal static class RoleListReader
{
    /// <summary>A quarter of a million of the longest lines: more than any organization has.</summary>
    private const long MostLength = 64 << 20;

    /// <summary>So many wrong lines and none that is right: it is another kind of file.</summary>
    private const int Hopeless = 20;

    private const int LongestLine = 200;
    private const int LongestReason = 600;

    public static (IReadOnlyList<RoleListEntry> Roles, IReadOnlyList<EntraAwsException> Errors) Read(string path)
    {
        var text = TextFile.Read(path, "role list", MostLength);
        if (text.Contains('\0')) throw Faults.RoleListInvalid(path, "it is no text.");
        var roles = new List<RoleListEntry>();
        var errors = new List<EntraAwsException>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (number, first) = (0, true);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (RoleListLine.IsEmpty(line)) continue;
            var header = first && RoleListLine.IsHeader(line);
            first = false;
            if (header) continue;
            try
            {
                var role = RoleListLine.Parse(line);
                if (seen.Add(role.ToString())) roles.Add(role);
            }
            catch (EntraAwsException e)
            {
                errors.Add(Faults.RoleListLineInvalid(path, number, Shown(line), Shown(e.Message, LongestReason), e));
                if (roles.Count == 0 && errors.Count >= Hopeless) throw Faults.RoleListInvalid(path, $"none of its first {Hopeless} lines names a role and its provider. The first of them: {Shown(line)}");
            }
        }

        if (roles.Count == 0 && errors.Count == 0) throw Faults.RoleListInvalid(path, "it holds no role.");
        return (roles, errors);
    }

    /// <summary>A text of the file as an error may show it: not longer than one can read, and nothing in it that a terminal obeys.</summary>
    public static string Shown(string text, int longest = LongestLine)
    {
        var shown = new string([.. text.Trim().Take(longest + 1).Select(c => char.IsControl(c) ? '?' : c)]);
        return shown.Length > longest ? shown[..longest] + "..." : shown;
    }
}
