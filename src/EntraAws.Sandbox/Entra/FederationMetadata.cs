using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace EntraAws.Sandbox.Entra;

/// <summary>The anonymous metadata document of the tenant or of one app.</summary>
internal static class FederationMetadata
{
    private const string Template = "GET /{tenant}/federationmetadata/2007-06/federationmetadata.xml";
    private static readonly XNamespace Md = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Ds = "http://www.w3.org/2000/09/xmldsig#";
    private static readonly XNamespace Fed = "http://docs.oasis-open.org/wsfed/federation/200706";
    private static readonly XNamespace Wsa = "http://www.w3.org/2005/08/addressing";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static string Operation => Template;

    /// <summary>UTF-8 with a byte order mark, as the service sends it; null when there is no such tenant or app.</summary>
    public static byte[]? Get(SandboxCloud cloud, Uri uri)
    {
        var path = uri.AbsolutePath.Trim('/').Split('/');
        if (path is not [var tenant, "federationmetadata", "2007-06", "federationmetadata.xml"]) return null;
        var appId = uri.Query.TrimStart('?').Split('&').FirstOrDefault(o => o.StartsWith("appid=", StringComparison.OrdinalIgnoreCase))?[6..];
        var now = cloud.Clock.GetUtcNow();
        var certificates = cloud.Store.Read(state => !IsTenant(state.Tenant, tenant) ? null : appId is null ? [] : OfApp(state.Tenant, appId, now));
        if (certificates is null) return null;
        if (certificates.Count == 0) certificates = [OfTenant(cloud, now)];
        var tenantId = cloud.Store.Read(state => state.Tenant.TenantId);
        var xml = Document(tenantId, uri.Host, certificates).ToString(SaveOptions.DisableFormatting);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="utf-8"?>""" + xml)];
    }

    private static bool IsTenant(TenantState tenant, string name) =>
        string.Equals(name, tenant.TenantId.ToString(), StringComparison.OrdinalIgnoreCase)
        || tenant.Domains.Exists(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The app's certificates, the active one first; none when it has none of its own, null when it is not there.</summary>
    private static List<string>? OfApp(TenantState tenant, string appId, DateTimeOffset now)
    {
        if (!Guid.TryParse(appId, out var id)) return null;
        var principal = tenant.ServicePrincipals.Find(p => p.AppId == id);
        if (principal is null || !principal.IsVisible(now)) return null;
        var thumbprint = SigningCertificate.InMetadata(principal, now);
        var known = principal.KeyCredentials.FindAll(k => k.Key is not null && k.IsVisible(now));
        var active = known.Find(k => SigningCertificate.Thumbprint(k) == thumbprint);
        if (active is null) return [];
        var spares = tenant.MetadataShowsSpares ? known.Where(k => k != active) : [];
        return [active.Key!, .. spares.Select(k => k.Key!)];
    }

    private static string OfTenant(SandboxCloud cloud, DateTimeOffset now) =>
        cloud.Store.Read(state => state.Tenant.SigningCertificate) ?? cloud.Store.Update(state =>
        {
            if (state.Tenant.SigningCertificate is { } made) return made;
            using var certificate = SigningCertificate.Create("CN=accounts.accesscontrol.windows.net", now.AddDays(-30), now.AddYears(5));
            return state.Tenant.SigningCertificate = Convert.ToBase64String(certificate.RawData);
        });

    private static XElement Document(Guid tenantId, string host, IReadOnlyList<string> certificates)
    {
        var saml = $"https://{host}/{tenantId}/saml2";
        var fed = $"https://{host}/{tenantId}/wsfed";
        return new XElement(Md + "EntityDescriptor",
            new XAttribute("ID", "_" + TenantState.IdOf(tenantId, string.Concat(certificates)).ToString("D", CultureInfo.InvariantCulture)),
            new XAttribute("entityID", $"https://sts.windows.net/{tenantId}/"),
            new XAttribute("xmlns", Md.NamespaceName),
            new XElement(Md + "RoleDescriptor",
                new XAttribute(XNamespace.Xmlns + "xsi", Xsi.NamespaceName),
                new XAttribute(XNamespace.Xmlns + "fed", Fed.NamespaceName),
                new XAttribute(Xsi + "type", "fed:SecurityTokenServiceType"),
                new XAttribute("protocolSupportEnumeration", Fed.NamespaceName),
                certificates.Select(Key),
                new XElement(Fed + "SecurityTokenServiceEndpoint", Reference(fed)),
                new XElement(Fed + "PassiveRequestorEndpoint", Reference(fed))),
            new XElement(Md + "IDPSSODescriptor",
                new XAttribute("protocolSupportEnumeration", "urn:oasis:names:tc:SAML:2.0:protocol"),
                certificates.Select(Key),
                Service("SingleLogoutService", "HTTP-Redirect", saml),
                Service("SingleSignOnService", "HTTP-Redirect", saml),
                Service("SingleSignOnService", "HTTP-POST", saml)));
    }

    private static XElement Key(string certificate) => new(Md + "KeyDescriptor", new XAttribute("use", "signing"),
        new XElement(Ds + "KeyInfo", new XAttribute("xmlns", Ds.NamespaceName),
            new XElement(Ds + "X509Data", new XElement(Ds + "X509Certificate", certificate))));

    private static XElement Reference(string address) => new(Wsa + "EndpointReference",
        new XAttribute("xmlns", Wsa.NamespaceName), new XElement(Wsa + "Address", address));

    private static XElement Service(string name, string binding, string location) => new(Md + name,
        new XAttribute("Binding", "urn:oasis:names:tc:SAML:2.0:bindings:" + binding), new XAttribute("Location", location));
}
