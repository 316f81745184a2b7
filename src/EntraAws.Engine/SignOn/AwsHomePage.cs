namespace EntraAws.Engine.SignOn;

/// <summary>Tells AWS apps by their home page, as one does in the portal. The template's own is http://aws.amazon.com/.</summary>
internal static class AwsHomePage
{
    // The sign-in hosts of the partitions; Regions have their own in front of them.
    private static readonly string[] SignInHosts = ["signin.aws.amazon.com", "signin.amazonaws.cn", "signin.amazonaws-us-gov.com"];

    public static bool IsAws(string? homePage) =>
        Uri.TryCreate(homePage, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && IsAwsHost(uri.Host);

    private static bool IsAwsHost(string host) => host is "aws.amazon.com" or "www.amazonaws.cn"
        || Array.Exists(SignInHosts, s => host == s || host.EndsWith("." + s, StringComparison.Ordinal));
}
