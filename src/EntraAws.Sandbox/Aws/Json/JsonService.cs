using System.Net;

namespace EntraAws.Sandbox;

/// <summary>A service that speaks JSON.</summary>
/// <param name="Name">The name that signatures for it carry.</param>
/// <param name="Target">What stands before the action in X-Amz-Target, JSON 1.1; null for REST-JSON.</param>
/// <param name="ThrottleCode">What it calls a request that came too fast.</param>
/// <param name="FaultCode">What it calls its own failure.</param>
internal sealed record JsonService(string Name, string? Target, string ThrottleCode, string FaultCode)
{
    public static JsonService Account { get; } =
        new("account", null, "TooManyRequestsException", "InternalServerException") { ThrottleStatus = HttpStatusCode.TooManyRequests };

    private static readonly JsonService[] ByTarget =
    [
        new("organizations", "AWSOrganizationsV20161128.", "TooManyRequestsException", "ServiceException"),
        new("sso", "SWBExternalService.", "ThrottlingException", "InternalServerException"),
        new("identitystore", "AWSIdentityStore.", "ThrottlingException", "InternalServerException"),
    ];

    public HttpStatusCode ThrottleStatus { get; private init; } = HttpStatusCode.BadRequest;

    public bool IsTargeted => Target is not null;

    /// <summary>The service and the action of a target. An unknown one is taken for an action of the first service, which does not know it either.</summary>
    public static (JsonService Service, string Action) Targeted(string target) =>
        Array.Find(ByTarget, s => target.StartsWith(s.Target!, StringComparison.Ordinal)) is { } service
            ? (service, target[service.Target!.Length..])
            : (ByTarget[0], target);
}
