using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EntraAws.Sandbox;

/// <summary>The services that speak JSON 1.1 or REST-JSON, on the wire.</summary>
internal sealed class AwsJsonService(SandboxCloud cloud, AwsRateLimit rates)
{
    private const string Target = "X-Amz-Target";

    /// <summary>Whether a request is of one of these protocols: a target in a header, or a path of its own.</summary>
    public static bool Handles(HttpRequestMessage request) =>
        request.Headers.NonValidated.Contains(Target) || request.RequestUri?.AbsolutePath.Length > 1;

    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var (service, action) = Named(request);
        return await FaultGate.RunAsync(
            cloud,
            "aws",
            action,
            () => Task.FromResult(Answer(request, service, action, body)),
            () => Error(request, service, TooMany(service)),
            () => Error(request, service, new AwsRefusal(HttpStatusCode.InternalServerError, service.FaultCode, "The service could not complete the request."))).ConfigureAwait(false);
    }

    private static (JsonService Service, string Action) Named(HttpRequestMessage request)
    {
        if (request.Headers.NonValidated.TryGetValues(Target, out var values)) return JsonService.Targeted(values.ToString());
        var path = request.RequestUri!.AbsolutePath.Trim('/');
        return (JsonService.Account, path.Length == 0 ? "" : char.ToUpperInvariant(path[0]) + path[1..]);
    }

    private HttpResponseMessage Answer(HttpRequestMessage request, JsonService service, string name, string body)
    {
        try
        {
            var signer = AwsAuthentication.Read(request);
            if (signer.Service != service.Name) throw new AwsRefusal(HttpStatusCode.Forbidden, "SignatureDoesNotMatch", $"Credential should be scoped to correct service: '{service.Name}'.");
            var action = JsonAction.Find(service.Name, name) ?? throw new AwsRefusal(HttpStatusCode.NotFound, "UnknownOperationException", $"{name} is not known.");
            using var fields = Parse(body);
            JsonObject Run(SandboxState state) => Carry(service, action, signer, fields.RootElement, state);
            var answer = action.Writes ? cloud.Store.Update(Run) : cloud.Store.Read(Run);
            return Response(request, service, HttpStatusCode.OK, answer);
        }
        catch (AwsRefusal refusal)
        {
            return Error(request, service, refusal);
        }
    }

    private JsonObject Carry(JsonService service, JsonAction action, AwsAuthentication signer, JsonElement fields, SandboxState state)
    {
        var now = cloud.Clock.GetUtcNow();
        var caller = signer.Identify(state, now);
        if (!rates.Take($"{caller.Account.AccountId}/{action.Service}:{(action.SharesRate ? "*" : action.Name)}", now, action.Burst, action.PerSecond))
        {
            cloud.Clock.CatchUp(now + AwsRateLimit.ThrottleCost);
            throw TooMany(service);
        }

        AwsPermissions.Demand($"{action.Service}:{action.Name}", caller, "*");
        return action.Run(new JsonCall(fields, state, caller, signer.Region, now));
    }

    private static JsonDocument Parse(string body)
    {
        try
        {
            var fields = JsonDocument.Parse(body.Length == 0 ? "{}" : body);
            return fields.RootElement.ValueKind == JsonValueKind.Object ? fields : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new AwsRefusal(HttpStatusCode.BadRequest, "SerializationException", "The request is not a JSON object.");
        }
    }

    private static AwsRefusal TooMany(JsonService service) => new(service.ThrottleStatus, service.ThrottleCode, "You've exceeded the rate of requests for this action.");

    private static HttpResponseMessage Error(HttpRequestMessage request, JsonService service, AwsRefusal refusal)
    {
        var code = JsonCode(refusal.Code);
        if (service.IsTargeted) return Response(request, service, refusal.Status, new JsonObject { ["__type"] = code, ["Message"] = refusal.Message });
        var response = Response(request, service, refusal.Status, new JsonObject { ["message"] = refusal.Message });
        response.Headers.TryAddWithoutValidation("x-amzn-ErrorType", code);
        return response;
    }

    /// <summary>The JSON services have other names for what the front door refuses.</summary>
    private static string JsonCode(string code) => code switch
    {
        "InvalidClientTokenId" => "UnrecognizedClientException",
        "SignatureDoesNotMatch" => "InvalidSignatureException",
        "AccessDenied" or "ExpiredToken" or "IncompleteSignature" or "MissingAuthenticationToken" => code + "Exception",
        _ => code,
    };

    private static HttpResponseMessage Response(HttpRequestMessage request, JsonService service, HttpStatusCode status, JsonObject body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString()));
        content.Headers.ContentType = new MediaTypeHeaderValue(service.IsTargeted ? "application/x-amz-json-1.1" : "application/json");
        var response = new HttpResponseMessage(status) { Content = content, RequestMessage = request };
        response.Headers.Add("x-amzn-RequestId", Guid.NewGuid().ToString());
        return response;
    }
}
