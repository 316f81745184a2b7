using System.Net;
using System.Net.Http.Headers;

namespace EntraAws.Sandbox;

/// <summary>AWS on the wire: the Query protocol of IAM, STS and CloudFormation here, the JSON protocols in <see cref="AwsJsonService"/>, under any HTTP client, on the state of a <see cref="SandboxCloud"/>.</summary>
public sealed class SandboxAwsHandler : HttpMessageHandler
{
    private readonly SandboxCloud _cloud;
    private readonly AwsRateLimit _rates = new();

    private readonly AwsJsonService _json;

    public SandboxAwsHandler(SandboxCloud cloud)
    {
        _cloud = cloud;
        _json = new AwsJsonService(cloud, _rates);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (AwsJsonService.Handles(request)) return await _json.AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        var parameters = await AwsParameters.ReadAsync(request.Content, cancellationToken).ConfigureAwait(false);
        var service = AwsAuthentication.ServiceOf(request.RequestUri) ?? "iam";
        return await FaultGate.RunAsync(
            _cloud,
            "aws",
            parameters.Action,
            () => Task.FromResult(Answer(request, parameters)),
            () => Error(request, service, new AwsRefusal(HttpStatusCode.BadRequest, "Throttling", "Rate exceeded")),
            () => Error(request, service, new AwsRefusal(HttpStatusCode.InternalServerError, "ServiceFailure", "The request processing has failed because of an unknown error, exception or failure.")),
            Conflict(request, service, parameters.Action)).ConfigureAwait(false);
    }

    private static Func<HttpResponseMessage>? Conflict(HttpRequestMessage request, string service, string action) =>
        AwsActions.MayConflict(action)
            ? () => Error(request, service, new AwsRefusal(HttpStatusCode.Conflict, "ConcurrentModification", "The request was rejected because multiple requests to change this object were submitted simultaneously. Wait a few minutes and submit your request again."))
            : null;

    private static HttpResponseMessage Error(HttpRequestMessage request, string service, AwsRefusal refusal)
    {
        var id = Guid.NewGuid().ToString();
        var type = (int)refusal.Status >= 500 ? "Receiver" : "Sender";
        return Response(request, refusal.Status, AwsXml.Error(service, type, refusal.Code, refusal.Message, id), id);
    }

    private static HttpResponseMessage Response(HttpRequestMessage request, HttpStatusCode status, byte[] body, string requestId)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
        var response = new HttpResponseMessage(status) { Content = content, RequestMessage = request };
        response.Headers.Add("x-amzn-RequestId", requestId);
        return response;
    }

    private HttpResponseMessage Answer(HttpRequestMessage request, AwsParameters parameters)
    {
        var service = AwsAuthentication.ServiceOf(request.RequestUri) ?? "iam";
        try
        {
            var signer = AwsAuthentication.Read(request);
            service = signer.Service;
            var action = AwsActions.Require(service, parameters);
            ProvisioningAgent.CatchUp(_cloud);
            StatePart? touched = null;
            object?[]? Run(SandboxState state) => Carry(action, signer, parameters, state, account => touched = StatePart.Account(account));
            // What IAM changes is in the caller's account, unless a stack set worked on before it.
            var advanced = false;
            var result = action.Writes
                ? _cloud.Store.Update(state => Run(Advanced(state, () => advanced = true)), () => service == "iam" && !advanced ? touched : null)
                : Read(Run);
            var id = Guid.NewGuid().ToString();
            return Response(request, HttpStatusCode.OK, AwsXml.Answer(service, action.Name, result, id), id);
        }
        catch (AwsRefusal refusal)
        {
            return Error(request, service, refusal);
        }
    }

    /// <summary>Stack sets work on by themselves: whoever asks next, of whatever service, finds what they have done by then.</summary>
    private SandboxState Advanced(SandboxState state, Action? advanced = null)
    {
        var now = _cloud.Clock.GetUtcNow();
        if (!StackSetWork.IsDue(state, now)) return state;
        advanced?.Invoke();
        StackSetWork.Advance(state, now);
        return state;
    }

    private object?[]? Read(Func<SandboxState, object?[]?> run)
    {
        var due = false;
        var result = _cloud.Store.Read(state => (due = StackSetWork.IsDue(state, _cloud.Clock.GetUtcNow())) ? null : run(state));
        return due ? _cloud.Store.Update(state => run(Advanced(state))) : result;
    }

    private object?[]? Carry(AwsAction action, AwsAuthentication signer, AwsParameters parameters, SandboxState state, Action<string> entered)
    {
        var now = _cloud.Clock.GetUtcNow();
        var call = new AwsCall(parameters, state, signer.Identify(state, now), now);
        entered(call.Account.AccountId);
        if (!_rates.Take(call.Account.AccountId, action, now))
        {
            _cloud.Clock.CatchUp(now + AwsRateLimit.ThrottleCost);
            throw new AwsRefusal(HttpStatusCode.BadRequest, "Throttling", "Rate exceeded");
        }

        AwsPermissions.Demand(action, call);
        return action.Run(call);
    }
}
