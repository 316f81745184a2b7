using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>An application of the gallery.</summary>
internal sealed record GalleryTemplate(Guid Id, string DisplayName, string Publisher, string? HomePageUrl, string[] SignOnModes, string[] ProvisioningTypes)
{
    private static readonly Guid CustomGlobal = new("8adf8e6e-67b2-4cf2-a259-e3dc5476c621");
    private static readonly Guid CustomUsGov = new("4602d0b4-76bb-404b-bca9-2652e1a39c6d");
    private static readonly Guid CustomChina = new("5a532e38-1581-4918-9658-008dc27c1d68");

    public string? Homepage { get; private init; }

    public string[] ReplyUrls { get; private init; } = [];

    public TenantAppRole[] AppRoles { get; private init; } = [];

    public static readonly GalleryTemplate SingleAccount = new(
        new Guid("8b1025e4-1dd2-430b-a150-2ef79cd700f5"), "AWS Single-Account Access", "Amazon", "http://aws.amazon.com/",
        ["password", "saml", "external"], ["sync"])
    {
        Homepage = "https://signin.aws.amazon.com/saml?metadata=aws|ISV9.1|primary|z",
        ReplyUrls = ["https://signin.aws.amazon.com/saml"],
        AppRoles = [Role("7dfd756e-8c27-4472-b2b7-38c17fc5de5e", "msiam_access")],
    };

    public static readonly GalleryTemplate IdentityCenter = new(
        new Guid("21ed01d2-ec13-4e9e-86c1-cd546719ebc4"), "AWS IAM Identity Center (successor to AWS Single Sign-On)", "Amazon Web Services, Inc.",
        "https://aws.amazon.com/", ["saml", "external"], ["sync"])
    {
        AppRoles = [Role("8774f594-07b5-44c5-9d9b-3b1c5a2f0e11", "User"), Role("e7f1a7f3-1d4c-4a0e-8f0b-6a5d0c1b2e22", "msiam_access")],
    };

    /// <summary>The templates of the cloud behind a Graph host: the one for any SAML app has another id in each.</summary>
    public static GalleryTemplate[] For(string host)
    {
        var custom = host.EndsWith(".us", StringComparison.Ordinal) ? CustomUsGov : host.EndsWith(".cn", StringComparison.Ordinal) ? CustomChina : CustomGlobal;
        return
        [
            SingleAccount,
            IdentityCenter,
            new GalleryTemplate(custom, "Custom", "", null, ["saml", "external", "oidc"], [])
            {
                AppRoles = [Role("18d14569-c3bd-439b-9a66-3a2aee01d14f", "User"), Role("b9632174-c057-4f7e-951b-be3adc52bfe6", "msiam_access")],
            },
        ];
    }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id.ToString(),
        ["displayName"] = DisplayName,
        ["homePageUrl"] = HomePageUrl,
        ["publisher"] = Publisher,
        ["description"] = null,
        ["categories"] = new JsonArray(),
        ["supportedSingleSignOnModes"] = JsonBody.Array(SignOnModes),
        ["supportedProvisioningTypes"] = JsonBody.Array(ProvisioningTypes),
    };

    private static TenantAppRole Role(string id, string name) =>
        new() { Id = new Guid(id), DisplayName = name, Description = name, Origin = "Application" };
}
