using System.Text.Json;
using Azure.Identity;
using EntraAws.Contracts;
using Microsoft.Kiota.Abstractions;

namespace EntraAws.Engine.Entra.Transport;

/// <summary>The one translator of what the SDK throws into this module's errors.</summary>
internal static class GraphErrors
{
    /// <summary>Null for what is no failure of the call: cancellation, an unknown outcome, and errors that are ours already.</summary>
    /// <param name="target">The object that the call is about, for the messages that name one.</param>
    public static EntraAwsException? Translate(Exception error, GraphOperation operation, string? target, string credentialSource) => error switch
    {
        OperationCanceledException or UnknownOutcomeException or EntraAwsException => null,
        ApiException api => Refused(GraphRefusal.From(api), api, operation, target),
        AuthenticationFailedException failed => Faults.EntraSignInFailed(credentialSource, failed.Message, failed),
        HttpRequestException or TimeoutException or IOException => Faults.GraphUnreachable(operation.Name, error.Message, error),
        // Kiota reports a body that is no JSON, and one of another content type, by these two.
        JsonException or InvalidOperationException or FormatException => Faults.GraphAnswerInvalid(operation.Name, error.Message, error),
        _ => null,
    };

    private static EntraAwsException Refused(GraphRefusal refusal, ApiException error, GraphOperation operation, string? target) => refusal.Status switch
    {
        401 => Faults.EntraTokenRejected(refusal.Message, error),
        // Not about permissions at all: Graph answers 403 when the object has grown too large.
        403 when refusal.Code == "Directory_ResourceSizeExceeded" => Faults.GraphSizeExceeded(target ?? operation.Name, refusal.Message, error),
        403 => Faults.GraphForbidden(operation.Name, operation.Permission, refusal.Message, error),
        404 => Faults.GraphNotFound(target ?? operation.Name, refusal.Message, error),
        409 => Faults.GraphConflict(operation.Name, refusal.Message, error),
        400 when IsDuplicate(refusal) => Faults.GraphConflict(operation.Name, refusal.Message, error),
        429 => Faults.GraphThrottled(operation.Name, error),
        500 or 502 or 503 or 504 => Faults.GraphUnreachable(operation.Name, refusal.Message, error),
        >= 200 and < 300 => Faults.GraphAnswerInvalid(operation.Name, refusal.Message, error),
        _ => Faults.GraphRequestRefused(operation.Name, refusal.Code, refusal.Message, refusal.RequestId, error),
    };

    public static bool IsDuplicate(GraphRefusal refusal) =>
        refusal.Code == "ObjectConflict"
        || refusal.Says("already exists on the object")
        || refusal.Says("object references already exist")
        || refusal.Says("Another object with the same value for property");

    /// <summary>Refusals that go away by themselves while a new object reaches all replicas.</summary>
    public static bool IsNotReplicated(GraphRefusal refusal) =>
        refusal.Status == 404
        || (refusal.Status == 409 && !IsDuplicate(refusal))
        || (refusal.Status == 400 && (refusal.Says("Not a valid reference update") || refusal.Says("does not exist or one of its queried reference-property")));
}
