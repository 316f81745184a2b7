using EntraAws.Contracts;

namespace EntraAws.Engine.Inventory.Snapshot;

/// <summary>The folder that inventories of many accounts are kept in.</summary>
internal static class SnapshotFolder
{
    public static void Prepare(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) return;
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Faults.FileUnwritable(folder, "folder", e);
        }
    }
}
