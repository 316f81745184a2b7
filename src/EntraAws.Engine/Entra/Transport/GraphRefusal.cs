using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace EntraAws.Engine.Entra.Transport;

/// <summary>What Graph said when it refused: the parts of its error body that tell the cause.</summary>
internal sealed record GraphRefusal(int Status, string Code, string Message, string? RequestId)
{
    /// <summary>The refusal behind an error of this adapter, if it was one.</summary>
    public static GraphRefusal? Behind(EntraAwsException error) => error.InnerException is ApiException api ? From(api) : null;

    public static GraphRefusal From(ApiException error)
    {
        var main = (error as ODataError)?.Error;
        var code = main?.Code ?? error.ResponseStatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture);
        // Conditional Access puts the real cause into innerError.message and says no more than "bad request" outside.
        var inner = Inner(main);
        var message = main?.Message ?? error.Message;
        if (!string.IsNullOrEmpty(inner) && !message.Contains(inner, StringComparison.Ordinal)) message = $"{message.TrimEnd()} {inner}";
        return new GraphRefusal(error.ResponseStatusCode, code, message, main?.InnerError?.RequestId ?? Header(error, "request-id"));
    }

    public bool Says(string text) => Message.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static string? Inner(MainError? main) => main?.InnerError?.AdditionalData.TryGetValue("message", out var value) != true ? null : value switch
    {
        string text => text,
        UntypedString text => text.GetValue(),
        _ => null,
    };

    private static string? Header(ApiException error, string name) =>
        error.ResponseHeaders?.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();
}
