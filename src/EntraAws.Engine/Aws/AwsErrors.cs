using EntraAws.Contracts;
using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;

namespace EntraAws.Engine.Aws;

/// <summary>The one translation of what the SDK throws into the errors of this module.</summary>
internal static class AwsErrors
{
    /// <param name="exception">What was thrown; a cancellation is never passed in.</param>
    /// <param name="action">The IAM name of the call, such as iam:CreateRole.</param>
    /// <param name="what">The object that the call was about.</param>
    /// <param name="credentialSource">Where the credentials came from.</param>
    public static EntraAwsException Translate(Exception exception, string action, string what, string credentialSource) => exception switch
    {
        EntraAwsException known => known,
        AmazonUnmarshallingException { StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout } e =>
            Faults.AwsUnreachable(action, $"something on the way answered {(int)e.StatusCode}.", e),
        AmazonUnmarshallingException e => Faults.AwsAnswerInvalid(action, Unreadable(e), e),
        AmazonServiceException { ErrorCode: null or "" } e when e.StatusCode == 0 && NetworkCause(e) is { } cause => Faults.AwsUnreachable(action, Sentence(cause.Message), e),
        AmazonServiceException e => Translate(e, action, what, credentialSource),
        _ when NetworkCause(exception) is { } cause => Faults.AwsUnreachable(action, Sentence(cause.Message), exception),
        AmazonClientException e when e.Message.Contains("capacity", StringComparison.OrdinalIgnoreCase) => Faults.AwsThrottled(action, e),
        // The SDK reports credentials that can't be renewed without a service's error.
        AmazonClientException e => Faults.AwsCredentialsRejected(credentialSource, Sentence(e.Message), e),
        _ => Faults.AwsRequestRefused(action, exception.GetType().Name, Sentence(exception.Message), null, exception),
    };

    /// <summary>The service's error code behind an error of this module, or null.</summary>
    public static string? Code(EntraAwsException error) => (error.InnerException as AmazonServiceException)?.ErrorCode;

    /// <summary>Session credentials that ran out; fetching new ones can help.</summary>
    public static bool IsExpired(Exception exception) =>
        exception is AmazonServiceException { ErrorCode: "ExpiredToken" or "ExpiredTokenException" or "TokenRefreshRequired" };

    /// <summary>Whether an object that exists already may be this very call's own.</summary>
    public static bool MayBeOwn(EntraAwsException error) =>
        error.ErrorId == nameof(Faults.AwsEntityExists) && RepeatedCall.IsMarked(error);

    /// <summary>Whether a write may have been carried out although it failed: its answer was lost, or the service broke down over it.</summary>
    public static bool MayHaveHappened(EntraAwsException error) =>
        error.ErrorId is nameof(Faults.AwsUnreachable) or nameof(Faults.AwsAnswerInvalid)
        || (error.InnerException as AmazonServiceException)?.StatusCode >= HttpStatusCode.InternalServerError;

    private static EntraAwsException Translate(AmazonServiceException e, string action, string what, string credentialSource)
    {
        var message = Sentence(e.Message);
        switch (e.ErrorCode)
        {
            case "AccessDenied" or "AccessDeniedException" or "AccessDeniedForDependencyException" or "UnauthorizedOperation" or "NotAuthorized":
                return Faults.AwsAccessDenied(action, message, e);
            case "InvalidClientTokenId" or "UnrecognizedClientException" or "SignatureDoesNotMatch" or "InvalidSignatureException"
                or "ExpiredToken" or "ExpiredTokenException" or "TokenRefreshRequired" or "RequestExpired" or "RequestTimeTooSkewed"
                or "IncompleteSignature" or "IncompleteSignatureException" or "MissingAuthenticationToken" or "MissingAuthenticationTokenException" or "InvalidAccessKeyId"
                or "InvalidToken" or "AuthFailure":
                return Faults.AwsCredentialsRejected(credentialSource, message, e);
            case "Throttling" or "ThrottlingException" or "ThrottledException" or "RequestThrottled" or "RequestThrottledException"
                or "TooManyRequestsException" or "RequestLimitExceeded" or "SlowDown" or "BandwidthLimitExceeded" or "PriorRequestNotComplete":
                return Faults.AwsThrottled(action, e);
            // A quota, not a rate, although Core counts the name with Exception among its throttles.
            case "LimitExceeded" or "LimitExceededException" or "ServiceQuotaExceededException":
                return Faults.AwsQuotaReached(action, message, e);
            case "EntityAlreadyExists" or "EntityAlreadyExistsException":
                return Faults.AwsEntityExists(what, message, e);
            case "NoSuchEntity" or "NoSuchEntityException" or "ResourceNotFoundException" or "AccountNotFoundException":
                return Faults.AwsEntityNotFound(what, message, e);
            case "ConflictException":
                return Faults.AwsConflict(action, message, e);
            default:
                var code = string.IsNullOrEmpty(e.ErrorCode) ? $"HTTP {(int)e.StatusCode}" : e.ErrorCode;
                return Faults.AwsRequestRefused(action, code, message, e.RequestId, e);
        }
    }

    private static Exception? NetworkCause(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            if (e is HttpRequestException or IOException or SocketException or TimeoutException or WebException)
                return e.InnerException is SocketException socket ? socket : e;
        return null;
    }

    private static string Unreadable(AmazonUnmarshallingException e) => $"it is not what AWS sends (HTTP {(int)e.StatusCode}).";

    /// <summary>The first line only: a refused signature is answered with the whole signed request, session token included.</summary>
    public static string Sentence(string message)
    {
        var line = message.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        var text = (end < 0 ? line : line[..end]).Trim().ToString();
        return text.Length == 0 ? "no reason was given." : text[^1] is '.' or '!' or '?' ? text : text + ".";
    }
}
