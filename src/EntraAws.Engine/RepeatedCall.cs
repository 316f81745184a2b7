using EntraAws.Contracts;

namespace EntraAws.Engine;

/// <summary>
/// The mark on a failure of a call that was sent more than once: whatever the last answer says, an earlier attempt may
/// have been carried out. Both adapters set it.
/// </summary>
internal static class RepeatedCall
{
    private const string Key = "EntraAws.Repeated";

    public static void Mark(Exception exception) => exception.Data[Key] = true;

    /// <summary>Whether an error of this module, or what it was made of, carries the mark.</summary>
    public static bool IsMarked(EntraAwsException error) => error.Data.Contains(Key) || error.InnerException?.Data.Contains(Key) == true;
}
