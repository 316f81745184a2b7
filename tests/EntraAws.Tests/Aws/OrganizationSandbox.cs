using EntraAws.Engine;
using EntraAws.Engine.Aws;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Aws;

/// <summary>The sample company with its organization, and connections to it.</summary>
internal static class OrganizationSandbox
{
    public const string Home = "111122223333";
    public const string Member = "444455556666";

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static SandboxCloud Sample() => Of(SampleCompany.Create(Start));

    public static SandboxCloud Of(SandboxState state) => new(SandboxStore.InMemory(state, new SandboxClock(Start)));

    /// <param name="accountId">Whose operator connects; null for the home account's.</param>
    public static Task<AwsCloud> ConnectAsync(SandboxCloud sandbox, RequestCounter? counter = null, string? accountId = null) =>
        ConnectAsync(sandbox, sandbox.CreateAwsHandler(), counter, accountId);

    /// <param name="handler">Answers, such as one that watches the sandbox's.</param>
    public static Task<AwsCloud> ConnectAsync(SandboxCloud sandbox, HttpMessageHandler handler, RequestCounter? counter = null, string? accountId = null)
    {
        var (id, secret) = accountId is null ? sandbox.HomeCredentials() : SandboxCredentials.For(accountId);
        var options = FakeConnection.Options(handler, sandbox.Clock, counter ?? new RequestCounter()) with { AccessKeyId = id, SecretKey = FakeConnection.Secure(secret) };
        return AwsCloud.ConnectAsync(options, new QuietHost(), CancellationToken.None);
    }
}
