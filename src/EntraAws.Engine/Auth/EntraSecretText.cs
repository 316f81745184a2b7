using System.Runtime.InteropServices;
using System.Security;

namespace EntraAws.Engine.Auth;

/// <summary>Opens a SecureString for the one call that needs its text.</summary>
internal static class EntraSecretText
{
    public static string Of(SecureString secret)
    {
        var pointer = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(pointer)!;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
        }
    }
}
