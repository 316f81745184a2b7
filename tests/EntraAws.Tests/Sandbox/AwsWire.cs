using System.Net;
using System.Xml.Linq;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

/// <summary>The sandbox's AWS side, spoken to with a bare HttpClient.</summary>
internal sealed class AwsWire : IDisposable
{
    public const string Home = "111122223333";
    public const string Member = "444455556666";
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private readonly HttpClient _client;

    public AwsWire(SandboxState? state = null)
        : this(new SandboxCloud(SandboxStore.InMemory(state ?? SampleCompany.Create(Start), new SandboxClock(Start))))
    {
    }

    public AwsWire(SandboxCloud cloud)
    {
        Cloud = cloud;
        Key = cloud.HomeCredentials().AccessKeyId;
        _client = new HttpClient(cloud.CreateAwsHandler());
    }

    public SandboxCloud Cloud { get; }

    public string Key { get; set; }

    public string? Token { get; set; }

    public static string Metadata => SampleSaml.Metadata("login.example.com");

    public static string Trust(string provider = "OldADFS") => SampleDocuments.TrustSaml($"arn:aws:iam::{Home}:saml-provider/{provider}");

    public static string Authorization(string key, string service) =>
        $"AWS4-HMAC-SHA256 Credential={key}/20261121/us-east-1/{service}/aws4_request, SignedHeaders=host;x-amz-date, Signature={new string('a', 64)}";

    public void Dispose()
    {
        _client.Dispose();
        Cloud.Dispose();
    }

    public Task<AwsAnswer> Iam(string action, params (string Name, string Value)[] parameters) => Call("iam", action, parameters);

    public Task<AwsAnswer> Sts(string action, params (string Name, string Value)[] parameters) => Call("sts", action, parameters);

    public Task<AwsAnswer> Call(string service, string action, params (string Name, string Value)[] parameters) =>
        Send($"https://{service}.amazonaws.com/", Authorization(Key, service), service == "iam" ? "2010-05-08" : "2011-06-15", action, parameters);

    public async Task<AwsAnswer> Send(string url, string? authorization, string? version, string action, params (string Name, string Value)[] parameters)
    {
        var form = parameters.Select(p => KeyValuePair.Create(p.Name, p.Value)).ToList();
        if (action.Length > 0) form.Add(new("Action", action));
        if (version is not null) form.Add(new("Version", version));
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (Token is not null) request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", Token);
        using var response = await _client.SendAsync(request);
        return new AwsAnswer(response.StatusCode, XElement.Parse(await response.Content.ReadAsStringAsync(), LoadOptions.PreserveWhitespace));
    }

    /// <summary>A role that is there to be seen.</summary>
    public async Task<string> NewRole(string name = "Fresh")
    {
        (await Iam("CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", Trust()))).Good();
        Later(10);
        return name;
    }

    public void Later(double seconds) => Cloud.Clock.CatchUp(Cloud.Clock.GetUtcNow().AddSeconds(seconds));
}

/// <summary>What came back.</summary>
internal sealed record AwsAnswer(HttpStatusCode Status, XElement Root)
{
    public string? this[string name] => All(name).FirstOrDefault();

    public string Code => this["Code"] ?? "";

    public string Message => this["Message"] ?? "";

    public IReadOnlyList<string> All(string name) => Root.Descendants().Where(e => e.Name.LocalName == name).Select(e => e.Value).ToList();

    public AwsAnswer Good()
    {
        Assert.True(Status == HttpStatusCode.OK, Root.ToString());
        return this;
    }

    public void Refused(int status, string code, string part = "")
    {
        Assert.Equal((status, code), ((int)Status, Code));
        Assert.Contains(part, Message, StringComparison.Ordinal);
    }
}
