using EntraAws.Contracts;

namespace EntraAws.Engine.Documents;

/// <summary>What is known of a file before it is written, so that a preview refuses what a real run would.</summary>
internal static class OutputFile
{
    /// <exception cref="EntraAwsException">It is a folder, it is there and shall stay, or its folder is not there.</exception>
    public static void Check(string path, string what, bool overwrite)
    {
        if (Directory.Exists(path)) throw Faults.FileUnwritable(path, what, new IOException("It is a folder."));
        if (File.Exists(path) && !overwrite) throw Faults.FileExists(path);
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder)) throw Faults.FileNotFound(folder, "folder");
    }
}
