using System.Xml;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>Reads the XML of a response: no DTD, nothing fetched, and bounded before a tree is built of it.</summary>
internal static class SamlDocument
{
    // A response is some ten levels deep; canonicalization goes down recursively.
    private const int MostDepth = 64;
    private const int MostNodes = 50_000;

    /// <summary>The document, or null with the finding that says why there is none.</summary>
    public static XmlDocument? Read(byte[] bytes, SamlFindings findings)
    {
        if (!LooksLikeXml(bytes))
        {
            findings.NotXml("what base64 holds is no text that begins with '<'. A response of the HTTP-Redirect binding is compressed; AWS takes that of HTTP-POST.");
            return null;
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) findings.NotUtf8();
        try
        {
            if (!IsBounded(bytes))
            {
                findings.TooComplex(MostDepth, MostNodes);
                return null;
            }

            using var reader = Open(bytes);
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            document.Load(reader);
            return document;
        }
        catch (Exception e) when (e is XmlException or ArgumentException or NotSupportedException)
        {
            if (HasDocumentType(bytes)) findings.DocumentType();
            else findings.NotXml(e.Message);
            return null;
        }
    }

    private static bool LooksLikeXml(byte[] bytes)
    {
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? 2 : 0;
        return bytes.Skip(start).FirstOrDefault(b => b is not (0 or 9 or 10 or 13 or 32)) == '<';
    }

    private static bool IsBounded(byte[] bytes)
    {
        using var reader = Open(bytes);
        for (var nodes = 0; reader.Read();)
            if (reader.Depth > MostDepth || (nodes += 1 + reader.AttributeCount) > MostNodes) return false;
        return true;
    }

    private static bool HasDocumentType(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd().Contains("<!DOCTYPE", StringComparison.Ordinal);
    }

    private static XmlReader Open(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes, writable: false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = SamlText.MostRead,
        MaxCharactersFromEntities = 1024,
    });
}
