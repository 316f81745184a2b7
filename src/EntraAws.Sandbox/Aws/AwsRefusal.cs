using System.Net;

namespace EntraAws.Sandbox;

/// <summary>A request that IAM or STS answers with an error.</summary>
internal sealed class AwsRefusal(HttpStatusCode status, string code, string message) : Exception(message)
{
    public HttpStatusCode Status { get; } = status;

    public string Code { get; } = code;

    public static AwsRefusal Validation(string message) => new(HttpStatusCode.BadRequest, "ValidationError", message);

    public static AwsRefusal InvalidInput(string message) => new(HttpStatusCode.BadRequest, "InvalidInput", message);

    public static AwsRefusal MalformedPolicy(string message) => new(HttpStatusCode.BadRequest, "MalformedPolicyDocument", message);

    public static AwsRefusal Unmodifiable(string message) => new(HttpStatusCode.BadRequest, "UnmodifiableEntity", message);

    public static AwsRefusal NotFound(string message) => new(HttpStatusCode.NotFound, "NoSuchEntity", message);

    public static AwsRefusal Exists(string message) => new(HttpStatusCode.Conflict, "EntityAlreadyExists", message);

    public static AwsRefusal Limit(string message) => new(HttpStatusCode.Conflict, "LimitExceeded", message);

    public static AwsRefusal DeleteConflict(string message) => new(HttpStatusCode.Conflict, "DeleteConflict", message);

    public static AwsRefusal AccessDenied(string message) => new(HttpStatusCode.Forbidden, "AccessDenied", message);
}
