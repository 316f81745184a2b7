using System.Text;
using EntraAws.Contracts;
using EntraAws.Engine.Documents;

namespace EntraAws.Engine.RoleLists;

/// <summary>Writes a list of roles beside its place, and moves it there when it is whole.</summary>
internal static class RoleListWriter
{
    private const string What = "role list";

    public static void Check(string path, bool overwrite) => OutputFile.Check(path, What, overwrite);

    public static RoleListFile Write(IReadOnlyList<RoleListEntry> roles, string path, bool overwrite)
    {
        Check(path, overwrite);
        var lines = roles.Select(r => r.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var part = $"{path}.{Environment.ProcessId}.part";
        try
        {
            File.WriteAllText(part, string.Concat(lines.Select(l => l + "\n")), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(part, path, overwrite);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            Discard(part);
            throw Faults.FileUnwritable(path, What, e);
        }

        return new RoleListFile { Path = path, Roles = lines.Count, Accounts = roles.Select(r => r.AccountId).Distinct(StringComparer.Ordinal).Count() };
    }

    /// <summary>What the file system refuses, and names that can't be any file's.</summary>
    private static bool IsOfFiles(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    private static void Discard(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            // It never came to be; what was wrong is told by the first error.
        }
    }
}
