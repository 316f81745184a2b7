using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations on OpenID Connect providers.</summary>
internal static class OidcActions
{
    public static object?[] List(AwsCall call) =>
    [
        AwsXml.List("OpenIDConnectProviderList", call.Account.OidcProviders.OrderBy(p => p.Url, StringComparer.Ordinal)
            .Select(p => new object?[] { E("Arn", call.Account.Arn("oidc-provider/" + p.Url)) })),
    ];

    public static object?[] Get(AwsCall call)
    {
        var arn = AwsNames.Arn(call.Parameters, "OpenIDConnectProviderArn");
        var provider = call.Account.OidcProviders.FirstOrDefault(p => call.Account.Arn("oidc-provider/" + p.Url) == arn)
            ?? throw AwsRefusal.NotFound($"OpenIDConnect Provider not found for arn {arn}");
        return
        [
            E("Url", provider.Url), Strings("ClientIDList", provider.ClientIds), Strings("ThumbprintList", provider.Thumbprints),
            Date("CreateDate", provider.CreateDate),
        ];
    }
}
