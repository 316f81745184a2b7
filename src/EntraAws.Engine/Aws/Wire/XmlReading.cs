using System.Globalization;
using System.Xml.Linq;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>Values in the XML of an AWS answer. Elements are found by local name, since the namespace only tells the version.</summary>
internal static class XmlReading
{
    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static string? Text(this XElement element, string name) => element.Child(name)?.Value;

    /// <summary>The members of a list; an absent list is an empty one.</summary>
    public static IEnumerable<XElement> Members(this XElement element, string list) =>
        element.Child(list)?.Elements().Where(e => e.Name.LocalName == "member") ?? [];

    public static DateTimeOffset? Time(this XElement element, string name) => ParseTime(element.Text(name));

    public static int? Number(this XElement element, string name) =>
        int.TryParse(element.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool Flag(this XElement element, string name) => string.Equals(element.Text(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>ISO 8601, with or without fractions of a second and offset.</summary>
    public static DateTimeOffset? ParseTime(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
