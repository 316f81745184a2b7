using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>addTokenSigningCertificate, and how credentials look on the wire.</summary>
internal static class SigningCertificateEndpoints
{
    public static GraphResponse Add(GraphCall call)
    {
        var principal = ServicePrincipalEndpoints.Find(call, forWrite: true);
        var name = call.Body["displayName"].Text("displayName");
        if (name?.StartsWith("CN=", StringComparison.Ordinal) != true || name.Length == 3) throw Refusal.Invalid("displayName");
        var latest = call.Now.AddYears(3);
        var end = call.Body["endDateTime"].Time("endDateTime") ?? latest;
        if (end <= call.Now || end > latest) throw Refusal.Invalid("endDateTime");

        using var certificate = Make(name, call.Now, end);
        var identifier = Convert.ToBase64String(certificate.GetCertHash());
        var sign = Half("Sign", "X509CertAndPassword", null);
        var verify = Half("Verify", "AsymmetricX509Cert", Convert.ToBase64String(certificate.RawData));
        var password = new TenantPasswordCredential
        {
            // The password belongs to the private key and has its id.
            KeyId = sign.KeyId,
            CustomKeyIdentifier = identifier,
            DisplayName = name,
            StartDateTime = call.Now,
            EndDateTime = end,
        };
        principal.KeyCredentials.Add(Replication.Linked(sign, identifier, call.Now, 3, 15));
        principal.KeyCredentials.Add(Replication.Linked(verify, identifier, call.Now, 3, 15));
        principal.PasswordCredentials.Add(Replication.Linked(password, identifier, call.Now, 3, 15));

        var answer = ToJson(verify, withKey: true);
        answer["keyId"] = sign.KeyId.ToString(); // The answer is the public half under the id of the other.
        answer["thumbprint"] = certificate.Thumbprint;
        answer["@odata.context"] = call.Context("microsoft.graph.selfSignedCertificate");
        return new GraphResponse(200, answer);

        TenantKeyCredential Half(string usage, string type, string? key) => new()
        {
            KeyId = call.Tenant.NewId(),
            CustomKeyIdentifier = identifier,
            DisplayName = name,
            StartDateTime = call.Now,
            EndDateTime = end,
            Type = type,
            Usage = usage,
            Key = key,
        };
    }

    public static JsonObject ToJson(TenantKeyCredential k, bool withKey) => new()
    {
        ["customKeyIdentifier"] = k.CustomKeyIdentifier,
        ["displayName"] = k.DisplayName,
        ["endDateTime"] = k.EndDateTime.Edm(),
        ["key"] = withKey ? k.Key : null,
        ["keyId"] = k.KeyId.ToString(),
        ["startDateTime"] = k.StartDateTime.Edm(),
        ["type"] = k.Type,
        ["usage"] = k.Usage,
    };

    public static JsonObject ToJson(TenantPasswordCredential p) => new()
    {
        ["customKeyIdentifier"] = p.CustomKeyIdentifier,
        ["displayName"] = p.DisplayName,
        ["endDateTime"] = p.EndDateTime.Edm(),
        ["hint"] = null,
        ["keyId"] = p.KeyId.ToString(),
        ["secretText"] = null,
        ["startDateTime"] = p.StartDateTime.Edm(),
    };

    private static X509Certificate2 Make(string subject, DateTimeOffset start, DateTimeOffset end)
    {
        try
        {
            return SigningCertificate.Create(subject, start, end);
        }
        catch (CryptographicException)
        {
            throw Refusal.Invalid("displayName");
        }
    }
}
