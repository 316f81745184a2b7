using System.Xml;
using System.Xml.Linq;

namespace EntraAws.Engine.Documents;

/// <summary>XML that others wrote: no DTD, which could name files and hosts to read, nothing fetched, and bounded.</summary>
internal static class SafeXml
{
    // A page of 1,000 items with long policies, percent-encoded, stays well below it.
    public const int MaxCharacters = 256 * 1024 * 1024;

    public static XmlReaderSettings Settings => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        CloseInput = false,
    };

    /// <exception cref="XmlException">It is not XML, or it has a DTD.</exception>
    public static XElement Load(Stream stream)
    {
        using var reader = XmlReader.Create(stream, Settings);
        return XElement.Load(reader);
    }

    /// <exception cref="XmlException">It is not XML, or it has a DTD.</exception>
    public static XElement Load(string text, LoadOptions options = LoadOptions.None)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        return XElement.Load(reader, options);
    }
}
