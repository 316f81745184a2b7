using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

/// <summary>The sample tenant behind an HttpClient, in time that stands still until it is moved.</summary>
internal sealed class GraphSandbox : IDisposable
{
    public const string SingleAccount = "8b1025e4-1dd2-430b-a150-2ef79cd700f5";
    public static readonly DateTimeOffset Start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    public GraphSandbox(TenantLicense license = TenantLicense.P2)
    {
        State = new SandboxState { Clock = Start, Tenant = SampleTenant.Create(Start) };
        State.Tenant.License = license;
        Clock = new SandboxClock(Start);
        Cloud = new SandboxCloud(SandboxStore.InMemory(State, Clock));
        Http = new HttpClient(Cloud.CreateGraphHandler()) { BaseAddress = new Uri("https://graph.microsoft.com/v1.0/") };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a-token");
    }

    public SandboxState State { get; }

    public TenantState Tenant => State.Tenant;

    public SandboxClock Clock { get; }

    public SandboxCloud Cloud { get; }

    public HttpClient Http { get; }

    public void Wait(double seconds) => Clock.CatchUp(Clock.GetUtcNow() + TimeSpan.FromSeconds(seconds));

    /// <summary>Long enough for everything to be replicated.</summary>
    public void Settle() => Wait(120);

    public Guid User(string name) => Tenant.Users.Single(u => u.UserPrincipalName.StartsWith(name + "@", StringComparison.Ordinal)).Id;

    public Guid Group(string name) => Tenant.Groups.Single(g => g.DisplayName == name).Id;

    public async Task<GraphAnswer> Send(string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new GraphAnswer((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers.RetryAfter?.Delta);
    }

    public Task<GraphAnswer> Get(string path, params (string, string)[] headers) => Send("GET", path, null, headers);

    public Task<GraphAnswer> Post(string path, string body) => Send("POST", path, body);

    public Task<GraphAnswer> Patch(string path, string body) => Send("PATCH", path, body);

    public Task<GraphAnswer> Delete(string path) => Send("DELETE", path);

    /// <summary>An AWS app that is replicated everywhere.</summary>
    public async Task<GraphApp> NewApp(string name = "AWS Contoso")
    {
        var made = await Post($"applicationTemplates/{SingleAccount}/instantiate", $$"""{"displayName":"{{name}}"}""");
        Assert.Equal(201, made.Status);
        Settle();
        return new GraphApp(
            (string)made.Body!["application"]!["id"]!,
            (string)made.Body["application"]!["appId"]!,
            (string)made.Body["servicePrincipal"]!["id"]!);
    }

    public static string Role(Guid id, string value, bool enabled = true, string name = "Admin") =>
        new JsonObject
        {
            ["allowedMemberTypes"] = new JsonArray("User"),
            ["description"] = name,
            ["displayName"] = name,
            ["id"] = id.ToString(),
            ["isEnabled"] = enabled,
            ["value"] = value,
        }.ToJsonString();

    /// <summary>What a service principal has now, as a list to send back with more.</summary>
    public async Task<List<string>> Roles(GraphApp app) =>
        [.. (await Get($"servicePrincipals/{app.PrincipalId}?$select=appRoles")).Body!["appRoles"]!.AsArray().Select(r => r!.ToJsonString())];

    public Task<GraphAnswer> PatchRoles(GraphApp app, IEnumerable<string> roles) =>
        Patch($"servicePrincipals/{app.PrincipalId}", $$"""{"appRoles":[{{string.Join(',', roles)}}]}""");

    public void Dispose()
    {
        Http.Dispose();
        Cloud.Dispose();
    }
}
