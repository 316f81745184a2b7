using System.Text.RegularExpressions;
using EntraAws.Contracts;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>The address that IAM Identity Center shows where automatic provisioning is enabled.</summary>
internal static partial class ScimEndpoint
{
    public static void Check(string url)
    {
        if (!Shape().IsMatch(url)) throw Faults.ScimEndpointInvalid(url);
    }

    /// <summary>With or without the last slash it is the same.</summary>
    public static bool Same(string? one, string other) => one?.TrimEnd('/') == other.TrimEnd('/');

    [GeneratedRegex(@"^https://scim\.[a-z0-9-]+\.(amazonaws\.com(\.cn)?|amazonaws\.eu|api\.aws)/[A-Za-z0-9-]+/scim/v2/?\z")]
    private static partial Regex Shape();
}
