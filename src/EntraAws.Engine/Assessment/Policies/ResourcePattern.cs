using System.Text.RegularExpressions;

namespace EntraAws.Engine.Assessment;

/// <summary>One Resource of a statement, taken apart: <c>arn:partition:service:region:account:resource</c>.</summary>
internal sealed class ResourcePattern
{
    private const int Parts = 6;

    // "table/*", "function:*": all of one kind. In S3 the same form is all objects of one bucket.
    private static readonly Regex WholeKind = new(@"^[A-Za-z-]+[/:]\*$", RegexOptions.CultureInvariant);

    private readonly bool _everything;
    private readonly string _service;
    private readonly string _resource;
    private readonly bool _everywhere;

    public ResourcePattern(string text, string accountId)
    {
        var parts = text.Split(':', Parts);
        _everything = text.Length > 0 && text.All(c => c == '*');
        // A star that ends a cut-off ARN also stands for the parts behind it.
        string Part(int i) => i < parts.Length ? parts[i] : parts[^1].EndsWith('*') ? "*" : "";
        (_service, _resource) = (Part(2), Part(5));
        _everywhere = Part(3) is "" or "*" && (Part(4) is "" || Wildcard.Matches(Part(4), accountId));
    }

    public ResourceReach Reach(string service, string? iamKind)
    {
        if (_everything) return ResourceReach.All;
        var isIam = service is "iam" || iamKind is not null;
        if (!Wildcard.Matches(_service, isIam ? "iam" : service)) return isIam ? ResourceReach.None : ResourceReach.Some;
        if (isIam && iamKind is not null)
        {
            var kind = KindOf(_resource);
            if (kind is not null && !Wildcard.Matches(kind, iamKind)) return ResourceReach.None;
        }

        return _everywhere && IsWhole(service) ? ResourceReach.All : ResourceReach.Some;
    }

    private bool IsWhole(string service) =>
        _resource is "*" or "*/*" or "*:*" || (service != "s3" && WholeKind.IsMatch(_resource));

    // Null when the pattern leaves the kind open, as "*" or "us*" do.
    private static string? KindOf(string resource) => resource.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? resource[..slash] : null;
}
