using System.Text;
using EntraAws.Contracts;

namespace EntraAws.Engine.Documents;

/// <summary>Reads the files that users name, with one clear error for each way it can fail.</summary>
internal static class TextFile
{
    /// <param name="most">The largest size in bytes that can make sense; a larger file is not even opened.</param>
    public static string Read(string path, string what, long most)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw Faults.FileNotFound(path, what);
        if (file.Length > most) throw Faults.FileTooLarge(path, what, file.Length, most);
        try
        {
            // Throws for bytes that are no UTF-8, and takes a byte order mark away.
            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw Faults.FileUnreadable(path, what, e);
        }
    }
}
