using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace EntraAws.Tests.Aws;

/// <summary>Answers the Query protocol from a script, and keeps what it was asked.</summary>
internal sealed class FakeAws : HttpMessageHandler
{
    public const string Account = "111122223333";

    private readonly Dictionary<string, Queue<Func<HttpResponseMessage>>> _script = [];

    public List<SentCall> Calls { get; } = [];

    /// <summary>Called with each action before it is answered.</summary>
    public Action<string>? Before { get; set; }

    public IEnumerable<string> Actions => Calls.Select(c => c.Action);

    public FakeAws()
    {
        On("GetCallerIdentity", Ok("GetCallerIdentity", $"<Arn>arn:aws:iam::{Account}:user/ops</Arn><UserId>AIDA</UserId><Account>{Account}</Account>"));
    }

    /// <summary>The next answers to an action; the last of them is given from then on.</summary>
    public FakeAws On(string action, params Func<HttpResponseMessage>[] answers)
    {
        _script[action] = new(answers);
        return this;
    }

    public static Func<HttpResponseMessage> Ok(string action, string result = "") => Body(HttpStatusCode.OK,
        $"<{action}Response xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><{action}Result>{result}</{action}Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></{action}Response>");

    public static Func<HttpResponseMessage> Error(int status, string code, string message = "It is so") => Body((HttpStatusCode)status,
        $"<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r-9</RequestId></ErrorResponse>");

    public static Func<HttpResponseMessage> Body(HttpStatusCode status, string body, string type = "text/xml") =>
        () => new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) };

    public static Func<HttpResponseMessage> Broken() => () => throw new HttpRequestException("The connection broke.", new IOException("reset"));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(CancellationToken.None);
        var call = new SentCall(request.RequestUri!, Fields(request, body), request.Headers.TryGetValues("Authorization", out var values) ? values.First() : "",
            request.Headers.TryGetValues("X-Amz-Security-Token", out var tokens) ? tokens.First() : null, cancellationToken.CanBeCanceled);
        lock (Calls) Calls.Add(call);
        Before?.Invoke(call.Action);
        cancellationToken.ThrowIfCancellationRequested();
        if (!_script.TryGetValue(call.Action, out var answers)) throw new InvalidOperationException($"No answer to {call.Action}.");
        var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        return answer();
    }

    /// <summary>A JSON answer; an error has its code in __type, as JSON 1.1 has it.</summary>
    public static Func<HttpResponseMessage> Json(string body, int status = 200) => Body((HttpStatusCode)status, body, "application/x-amz-json-1.1");

    private static Dictionary<string, string> Fields(HttpRequestMessage request, string body)
    {
        if (request.Content!.Headers.ContentType!.MediaType == "application/x-www-form-urlencoded") return Decode(body);
        var fields = JsonNode.Parse(body)!.AsObject().ToDictionary(f => f.Key, f => f.Value!.ToString());
        var target = request.Headers.TryGetValues("X-Amz-Target", out var targets) ? targets.First() : "";
        if (target.Length > 0) fields["Target"] = target;
        fields["Action"] = target.Length > 0 ? target.Split('.')[1] : request.RequestUri!.AbsolutePath.Trim('/');
        return fields;
    }

    private static Dictionary<string, string> Decode(string form) => form.Split('&')
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(p => Uri.UnescapeDataString(p[0]), p => Uri.UnescapeDataString(p[1].Replace('+', ' ')));
}
