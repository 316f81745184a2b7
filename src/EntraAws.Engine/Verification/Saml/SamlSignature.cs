using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>
/// Checks one enveloped signature by a short list of what SAML needs, instead of by what XML signatures allow: it signs the
/// element that it stands in, by its id, canonicalized exclusively, with RSA.
/// </summary>
internal sealed class SamlSignature(XmlElement signature, XmlElement parent, IReadOnlyList<byte[]> trusted, SamlFindings findings)
{
    private static readonly Dictionary<string, HashAlgorithmName> Methods = new()
    {
        [SamlNames.Signature + "rsa-sha1"] = HashAlgorithmName.SHA1,
        ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"] = HashAlgorithmName.SHA256,
        ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha384"] = HashAlgorithmName.SHA384,
        ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"] = HashAlgorithmName.SHA512,
    };

    private static readonly Dictionary<string, HashAlgorithmName> Digests = new()
    {
        [SamlNames.Signature + "sha1"] = HashAlgorithmName.SHA1,
        ["http://www.w3.org/2001/04/xmlenc#sha256"] = HashAlgorithmName.SHA256,
        ["http://www.w3.org/2001/04/xmldsig-more#sha384"] = HashAlgorithmName.SHA384,
        ["http://www.w3.org/2001/04/xmlenc#sha512"] = HashAlgorithmName.SHA512,
    };

    /// <summary>The certificate (DER) that the signature is good by, or the one that it names while none is known; null when it is bad.</summary>
    public byte[]? Check()
    {
        var info = signature.Child(SamlNames.Signature, "SignedInfo");
        if (info is null || signature.Children(SamlNames.Signature, "SignedInfo").Count() != 1) return Refused("it has not exactly one SignedInfo.");
        if (signature.Child(SamlNames.Signature, "Object") is not null) return Wrapped("the signature carries an Object, in which a signed element could hide.");
        var method = info.Child(SamlNames.Signature, "SignatureMethod").Attr("Algorithm") ?? "";
        if (!Methods.TryGetValue(method, out var hash)) return Refused($"the algorithm '{method}' is not RSA with SHA-2.");
        if (info.Children(SamlNames.Signature, "Reference").ToList() is not [var reference]) return Refused("it signs not exactly one element.");
        if (CheckReference(reference) is not { } content) return null;
        var canonicalization = info.Child(SamlNames.Signature, "CanonicalizationMethod");
        if (canonicalization.Attr("Algorithm") != SamlNames.ExclusiveC14N) return Refused($"its canonicalization is '{canonicalization.Attr("Algorithm")}', not the exclusive one.");

        var digestMethod = reference.Child(SamlNames.Signature, "DigestMethod").Attr("Algorithm") ?? "";
        if (!Digests.TryGetValue(digestMethod, out var digest)) return Refused($"the digest '{digestMethod}' is not SHA-2.");
        if (hash == HashAlgorithmName.SHA1 || digest == HashAlgorithmName.SHA1) findings.Sha1(parent.LocalName);
        if (!Hash(digest, content).AsSpan().SequenceEqual(Base64(reference.Child(SamlNames.Signature, "DigestValue"))))
        {
            findings.SignatureInvalid(parent.LocalName, "what it signs was changed afterwards.");
            return null;
        }

        var signed = ExclusiveCanonicalization.Of(info, null, Prefixes(canonicalization));
        return FindSigner(signed, Base64(signature.Child(SamlNames.Signature, "SignatureValue")), hash);
    }

    /// <summary>What the reference stands for; null when it is anything but the element around the signature.</summary>
    private byte[]? CheckReference(XmlElement reference)
    {
        var id = parent.Attr("ID");
        if (string.IsNullOrEmpty(id)) return Refused($"the {parent.LocalName} around it has no ID.");
        if (reference.Attr("URI") != "#" + id) return Wrapped($"it signs '{reference.Attr("URI")}', not the {parent.LocalName} around it (#{id}).");
        var transforms = reference.Child(SamlNames.Signature, "Transforms")?.Children(SamlNames.Signature, "Transform").ToList() ?? [];
        if (transforms is not [var enveloped, var exclusive]
            || enveloped.Attr("Algorithm") != SamlNames.Signature + "enveloped-signature"
            || exclusive.Attr("Algorithm") != SamlNames.ExclusiveC14N)
        {
            return Refused($"its transforms are not enveloped-signature and exclusive canonicalization: {string.Join(", ", transforms.Select(t => t.Attr("Algorithm")))}.");
        }

        return ExclusiveCanonicalization.Of(parent, signature, Prefixes(exclusive));
    }

    private byte[]? FindSigner(byte[] signed, byte[] value, HashAlgorithmName hash)
    {
        if (trusted.FirstOrDefault(c => Verifies(c, signed, value, hash)) is { } known) return known;
        // The certificate inside the signature says only who claims to have signed; whether it counts is decided elsewhere.
        var claimed = Base64(signature.Child(SamlNames.Signature, "KeyInfo").Child(SamlNames.Signature, "X509Data").Child(SamlNames.Signature, "X509Certificate"));
        if (claimed.Length > 0 && Verifies(claimed, signed, value, hash)) return claimed;
        if (trusted.Count == 0 && claimed.Length == 0) findings.SignatureNotChecked($"The signature over the {parent.LocalName} names no certificate, and there is no metadata to take one from.");
        else findings.SignatureInvalid(parent.LocalName, claimed.Length > 0 ? "it does not fit the certificate that it names." : "it fits none of the certificates that the metadata has.");
        return null;
    }

    private static bool Verifies(byte[] certificate, byte[] signed, byte[] value, HashAlgorithmName hash)
    {
        try
        {
#pragma warning disable SYSLIB0057 // X509CertificateLoader came with .NET 9; PowerShell 7.4 runs on 8
            using var parsed = new X509Certificate2(certificate);
#pragma warning restore SYSLIB0057
            using var key = parsed.GetRSAPublicKey();
            return key?.VerifyData(signed, value, hash, RSASignaturePadding.Pkcs1) == true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private byte[]? Refused(string why)
    {
        findings.SignatureRefused(parent.LocalName, why);
        return null;
    }

    private byte[]? Wrapped(string why)
    {
        findings.SignatureWrapped(why);
        return null;
    }

    private static string? Prefixes(XmlElement? method)
    {
        var list = method.Child(SamlNames.ExclusiveC14N, "InclusiveNamespaces").Attr("PrefixList");
        return string.IsNullOrWhiteSpace(list) ? null : list;
    }

#pragma warning disable CA5350 // SHA-1 is told of; refusing to look would hide what else is wrong
    private static byte[] Hash(HashAlgorithmName name, byte[] content) =>
        name == HashAlgorithmName.SHA1 ? SHA1.HashData(content)
        : name == HashAlgorithmName.SHA384 ? SHA384.HashData(content)
        : name == HashAlgorithmName.SHA512 ? SHA512.HashData(content)
        : SHA256.HashData(content);
#pragma warning restore CA5350

    private static byte[] Base64(XmlElement? element)
    {
        var text = element?.InnerText ?? "";
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : [];
    }
}
