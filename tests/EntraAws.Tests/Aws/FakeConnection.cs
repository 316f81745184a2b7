using System.Security;
using EntraAws.Engine;
using EntraAws.Engine.Aws;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Aws;

/// <summary>A connection to <see cref="FakeAws"/> in virtual time.</summary>
internal sealed class FakeConnection : IDisposable
{
    private FakeConnection(FakeAws aws, AwsCloud cloud, SandboxClock clock, RequestCounter counter) =>
        (Aws, Cloud, Clock, Counter) = (aws, cloud, clock, counter);

    public FakeAws Aws { get; }

    public AwsCloud Cloud { get; }

    public SandboxClock Clock { get; }

    public RequestCounter Counter { get; }

    public static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var c in text) secure.AppendChar(c);
        return secure;
    }

    public static AwsOptions Options(HttpMessageHandler aws, TimeProvider time, RequestCounter counter) => new()
    {
        AccessKeyId = "AKIAEXAMPLE",
        SecretKey = Secure("secret"),
        Handler = aws,
        Time = time,
        Counter = counter,
    };

    public static async Task<FakeConnection> OpenAsync(FakeAws aws, Func<AwsOptions, AwsOptions>? change = null)
    {
        var clock = new SandboxClock(DateTimeOffset.UtcNow);
        var counter = new RequestCounter();
        var options = Options(aws, clock, counter);
        var cloud = await AwsCloud.ConnectAsync(change?.Invoke(options) ?? options, new QuietHost(), CancellationToken.None);
        return new FakeConnection(aws, cloud, clock, counter);
    }

    public static async Task<(IAwsAccount Account, FakeConnection Connection)> AccountAsync(FakeAws aws)
    {
        var connection = await OpenAsync(aws);
        return (await connection.Cloud.GetAccountAsync(null, CancellationToken.None), connection);
    }

    public void Dispose() => Cloud.Dispose();
}
