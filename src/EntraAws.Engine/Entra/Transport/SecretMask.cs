using System.Net;
using System.Text.Json;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;

namespace EntraAws.Engine.Entra.Transport;

/// <summary>Takes secrets out of what is said of a request that held them: a service may repeat a value that it refuses.</summary>
internal sealed class SecretMask(IReadOnlyCollection<string> secrets)
{
    private const string Hidden = "***";

    // Less than that is no secret, and would be found in every word.
    private const int Least = 4;

    /// <summary>As they stand, and as JSON, URLs and HTML write them; the longest first.</summary>
    private readonly List<string> _forms = secrets.Where(s => s.Length >= Least)
        .SelectMany(s => new[] { s, JsonEncodedText.Encode(s).ToString(), Uri.EscapeDataString(s), WebUtility.UrlEncode(s), WebUtility.HtmlEncode(s) })
        .Distinct(StringComparer.Ordinal).OrderByDescending(f => f.Length).ToList();

    /// <summary>A refusal is made anew of its masked parts: what else came with it could hold the secret, too.</summary>
    public Exception Apply(Exception error)
    {
        if (error is not ApiException api) return Holds(error.ToString()) ? new InvalidOperationException(Hide(error.Message)) : error;
        var refusal = GraphRefusal.From(api);
        return new ODataError
        {
            ResponseStatusCode = refusal.Status,
            Error = new MainError { Code = Hide(refusal.Code), Message = Hide(refusal.Message), InnerError = new InnerError { RequestId = refusal.RequestId } },
        };
    }

    private bool Holds(string text) => _forms.Exists(f => text.Contains(f, StringComparison.OrdinalIgnoreCase));

    private string Hide(string text) => _forms.Aggregate(text, (t, form) => t.Replace(form, Hidden, StringComparison.OrdinalIgnoreCase));
}
