using EntraAws.Engine;
using EntraAws.Engine.Entra;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Entra;

/// <summary>A connection to a stubbed Graph in virtual time.</summary>
internal sealed class EntraFixture : IDisposable
{
    public static readonly Guid PrincipalId = new("aaaaaaaa-0000-0000-0000-000000000001");
    public static readonly Guid ObjectId = new("aaaaaaaa-0000-0000-0000-000000000002");
    public static readonly Guid AppId = new("aaaaaaaa-0000-0000-0000-000000000003");

    private EntraFixture(SandboxClock clock, StubGraph graph, RequestCounter counter, EntraDirectory directory)
    {
        (Clock, Graph, Counter, Directory) = (clock, graph, counter, directory);
    }

    public SandboxClock Clock { get; }

    public StubGraph Graph { get; }

    public RequestCounter Counter { get; }

    public EntraDirectory Directory { get; }

    public static async Task<EntraFixture> ConnectAsync(EntraEnvironment environment = EntraEnvironment.Global, Action<StubGraph>? setup = null)
    {
        var clock = new SandboxClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var graph = new StubGraph { Time = clock }.WithTenant();
        setup?.Invoke(graph);
        var counter = new RequestCounter();
        var directory = await EntraDirectory.ConnectAsync(
            new EntraOptions { Handler = graph, Time = clock, Counter = counter, Environment = environment }, new QuietHost(), CancellationToken.None);
        return new EntraFixture(clock, graph, counter, directory);
    }

    public static string Application(string name = "AWS") =>
        $$"""{"id":"{{ObjectId}}","appId":"{{AppId}}","displayName":"{{name}}","applicationTemplateId":"t1","createdDateTime":"2026-01-01T00:00:00Z","identifierUris":[],"web":{"redirectUris":["https://signin.aws.amazon.com/saml"]} }""";

    public static string Principal(string keys = "") =>
        $$"""{"id":"{{PrincipalId}}","appId":"{{AppId}}","displayName":"AWS","preferredSingleSignOnMode":null,"keyCredentials":[{{keys}}],"notificationEmailAddresses":[]}""";

    public static string List(params string[] items) => $$"""{"value":[{{string.Join(",", items)}}]}""";

    public void Dispose() => Directory.Dispose();
}
