using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;
using EntraAws.Sandbox.Entra;

namespace EntraAws.Sandbox;

/// <summary>
/// Whether AWS would take, at one moment, what Entra signs: not only in the state that was written last, but also in what
/// parts of both services still go by.
/// </summary>
public static class SignInCheck
{
    private static readonly XNamespace Saml = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";
    private static readonly ConcurrentDictionary<string, (string? EntityId, HashSet<string> Thumbprints)> Read = new(StringComparer.Ordinal);

    /// <returns>Null when sign-in works, else why not.</returns>
    public static string? Problem(SandboxState state, Guid servicePrincipalId, string providerArn, DateTimeOffset now)
    {
        var principal = state.Tenant.ServicePrincipals.Find(p => p.Id == servicePrincipalId && p.Exists());
        if (principal?.PreferredTokenSigningKeyThumbprint is not { } active) return "the app signs with no certificate of its own.";
        if (!principal.KeyCredentials.Exists(k => k.Exists() && SigningCertificate.Thumbprint(k) == active)) return $"the app has lost its active certificate {active}.";
        var account = state.Accounts.Values.FirstOrDefault(a => providerArn.Contains($"::{a.AccountId}:", StringComparison.Ordinal));
        var provider = account?.SamlProviders.Find(p => account.Arn("saml-provider/" + p.Name) == providerArn);
        if (provider is null) return $"{providerArn} is not there.";

        List<string> signing = [active];
        if (now < principal.MetadataCurrentAt && principal.FormerTokenSigningKeyThumbprint is { } former) signing.Add(former);
        List<string> documents = [provider.MetadataDocument];
        if (now < provider.MetadataCurrentAt && provider.FormerMetadataDocument is { } old) documents.Add(old);
        var issuer = $"https://sts.windows.net/{state.Tenant.TenantId}/";
        foreach (var (entityId, thumbprints) in documents.Select(d => Read.GetOrAdd(d, Parse)))
        {
            if (entityId != issuer) return $"{providerArn} trusts {entityId}, and the issuer is {issuer}.";
            if (signing.Find(s => !thumbprints.Contains(s)) is { } unknown)
                return $"{providerArn} does not trust {unknown}{(unknown == active ? "" : ", which may still sign")}.";
        }

        return null;
    }

    private static (string? EntityId, HashSet<string> Thumbprints) Parse(string document)
    {
        using var reader = XmlReader.Create(new StringReader(document), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var root = XElement.Load(reader);
        var keys = root.Elements(Saml + "IDPSSODescriptor").Elements(Saml + "KeyDescriptor").Where(k => (string?)k.Attribute("use") is null or "signing");
        return ((string?)root.Attribute("entityID"), keys.Descendants(Signature + "X509Certificate").Select(c => Thumbprint(c.Value)).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    private static string Thumbprint(string base64)
    {
        using var certificate = new X509Certificate2(Convert.FromBase64String(base64));
        return certificate.Thumbprint;
    }
}
