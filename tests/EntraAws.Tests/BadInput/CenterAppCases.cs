using System.Security;
using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.BadInput;

/// <summary>Bad apps for IAM Identity Center, and bad SCIM connections.</summary>
internal static class CenterAppCases
{
    private const string Name = "AWS IAM Identity Center";
    private const string Identifier = "https://eu-central-1.signin.aws.amazon.com/platform/saml/d-996704c0f1";
    private const string Url = "https://eu-central-1.signin.aws.amazon.com/platform/saml/acs/1";
    private const string Metadata = $"""<EntityDescriptor entityID="{Identifier}" xmlns="urn:oasis:names:tc:SAML:2.0:metadata"><SPSSODescriptor/></EntityDescriptor>""";

    private static readonly CenterAppRequest Good = new() { DisplayName = Name, Identifier = Identifier, ReplyUrl = Url };

    public static IEnumerable<BadCase> All() => Apps().Concat(Files()).Concat(Connections()).Concat(Finds());

    private static IEnumerable<BadCase> Apps() =>
    [
        App("an empty name", nameof(Faults.AppNameInvalid), a => a with { DisplayName = "" }),
        App("a name of 121", nameof(Faults.AppNameInvalid), a => a with { DisplayName = new string('a', 121) }),
        App("a control character", nameof(Faults.AppNameInvalid), a => a with { DisplayName = "AWS\u0007x" }),
        App("no identifier", nameof(Faults.CenterAddressInvalid), a => a with { Identifier = null }),
        App("an identifier that is no URL", nameof(Faults.CenterAddressInvalid), a => a with { Identifier = "d-996704c0f1" }),
        App("a reply URL without TLS", nameof(Faults.CenterAddressInvalid), a => a with { ReplyUrl = Url.Replace("https", "http", StringComparison.Ordinal) }),
        App("a reply URL of 256", nameof(Faults.CenterAddressInvalid), a => a with { ReplyUrl = Url + new string('1', 256 - Url.Length) }),
        App("no years", nameof(Faults.CertificateYearsInvalid), a => a with { CertificateYears = 0 }),
        App("no address", nameof(Faults.EmailInvalid), a => a with { NotificationEmail = ["ops at contoso"] }),
        App("a bad account", nameof(Faults.AccountIdInvalid), a => a with { AccountId = "12" }),
        App("the name of another app", nameof(Faults.AppNotAws), a => a with { DisplayName = "Contoso Timesheets" }) with { Silent = false },
        App("the name of an app for one account", nameof(Faults.AppNotAws), a => a with { DisplayName = "AWS 1" }) with
        {
            Silent = false, Prepare = (s, h) => s.SignOn.EnsureAppAsync(new AppRequest { DisplayName = "AWS 1", AccountId = SandboxRun.AccountId }, h, default),
        },
        App("two apps of that name", nameof(Faults.AppAmbiguous), a => a) with { Silent = false, Prepare = MakeApp, Setup = run => TwinApps.Add(run, Name) },
        App("who may not read apps", nameof(Faults.GraphForbidden), a => a) with { Silent = false, Says = "Application.Read.All", Setup = run => run.Tenant.DeniedPermissions.Add("Application.Read.All") },
        App("without AWS and account", nameof(Faults.AccountIdMissing), a => a) with { Connect = new ConnectRequest { WithAws = false } },
    ];

    private static IEnumerable<BadCase> Files() =>
    [
        File("a file that is not there", nameof(Faults.FileNotFound), BadFiles.Missing),
        File("a folder", nameof(Faults.FileNotFound), BadFiles.Folder),
        File("an empty file", nameof(Faults.MetadataInvalid), BadFiles.Empty),
        File("a binary file", nameof(Faults.FileUnreadable), BadFiles.Binary),
        File("a file of 68 MB", nameof(Faults.FileTooLarge), BadFiles.Huge),
        File("half a document", nameof(Faults.MetadataInvalid), BadFiles.HalfXml),
        File("HTML", nameof(Faults.MetadataInvalid), BadFiles.Html),
        File("billions of laughs", nameof(Faults.MetadataInvalid), BadFiles.Laughs),
        File("an identity provider's", nameof(Faults.MetadataInvalid), BadFiles.Text("idp.xml", Metadata.Replace("SPSSO", "IDPSSO", StringComparison.Ordinal))),
        File("no consumer", nameof(Faults.MetadataInvalid), BadFiles.Text("sp.xml", Metadata)),
        File("no entity id", nameof(Faults.MetadataInvalid), BadFiles.Text("anonymous.xml", Metadata.Replace($"entityID=\"{Identifier}\"", "", StringComparison.Ordinal))),
    ];

    private static IEnumerable<BadCase> Connections() =>
    [
        Connect("no URL", nameof(Faults.ScimEndpointInvalid), c => c with { Endpoint = "scim" }) with { Silent = true },
        Connect("nothing", nameof(Faults.ScimEndpointInvalid), c => c with { Endpoint = "" }) with { Silent = true },
        Connect("no TLS", nameof(Faults.ScimEndpointInvalid), c => c with { Endpoint = SampleIdentityCenter.ScimEndpoint.Replace("https", "http", StringComparison.Ordinal) }) with { Silent = true },
        Connect("somebody else's host", nameof(Faults.ScimEndpointInvalid), c => c with { Endpoint = "https://scim.eu-central-1.amazonaws.com.example.com/x/scim/v2/" }) with { Silent = true },
        Connect("an empty token", nameof(Faults.ScimTokenMissing), c => c with { Token = new SecureString() }) with { Silent = true },
        Connect("a token that ended", nameof(Faults.ScimExpiryInvalid), c => c with { TokenExpires = SandboxRun.Start.AddDays(-1) }) with { Silent = true },
        Connect("a token of two years", nameof(Faults.ScimExpiryInvalid), c => c with { TokenExpires = SandboxRun.Start.AddYears(2) }) with { Silent = true },
        Connect("an unknown app", nameof(Faults.AppNotFound), c => c),
        Connect("a quote in an unknown app", nameof(Faults.AppNotFound), c => c with { App = new AppSelector(null, "x' or displayName ne '") }),
        Connect("another app", nameof(Faults.AppNotIdentityCenter), c => c with { App = new AppSelector(null, "Contoso Timesheets") }),
        Connect("two apps of that name", nameof(Faults.AppAmbiguous), c => c) with { Prepare = MakeApp, Setup = run => TwinApps.Add(run, Name) },
        Connect("who may not read jobs", nameof(Faults.GraphForbidden), c => c) with
        {
            Prepare = MakeApp, Says = "Synchronization.Read.All", Setup = run => run.Tenant.DeniedPermissions.AddRange(["Synchronization.Read.All", "Synchronization.ReadWrite.All"]),
        },
    ];

    private static IEnumerable<BadCase> Finds() =>
    [
        new("SCIM of an unknown app", nameof(Faults.AppNotFound), (s, h) => s.IdentityCenter.FindScimAsync(new AppSelector(null, Name), OneError.Ignore, h, default)),
        new("SCIM of another app", nameof(Faults.AppNotIdentityCenter), (s, h) => s.IdentityCenter.FindScimAsync(new AppSelector(null, "Contoso Timesheets"), OneError.Ignore, h, default)),
    ];

    public static ScimRequest Scim { get; } = new() { App = new AppSelector(null, Name), Endpoint = SampleIdentityCenter.ScimEndpoint, Token = Secure(SampleIdentityCenter.ScimToken) };

    public static Task MakeApp(ISession session, IOperationHost host) => session.IdentityCenter.EnsureAppAsync(Good, host, default);

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var c in text) secure.AppendChar(c);
        return secure;
    }

    private static BadCase App(string name, string errorId, Func<CenterAppRequest, CenterAppRequest> change) => new($"Identity Center app: {name}", errorId, (s, h) =>
        s.IdentityCenter.EnsureAppAsync(change(Good), h, default)) { Silent = true };

    private static BadCase File(string name, string errorId, string path) => App($"metadata in {name}", errorId, a => a with { MetadataPath = path });

    private static BadCase Connect(string name, string errorId, Func<ScimRequest, ScimRequest> change) => new($"SCIM: {name}", errorId, (s, h) =>
        s.IdentityCenter.ConnectScimAsync(change(Scim), h, default));
}
