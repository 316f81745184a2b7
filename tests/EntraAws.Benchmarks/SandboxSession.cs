using System.Security;
using EntraAws.Engine;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Sandbox;
using Rehearsal;

namespace EntraAws.Benchmarks;

/// <summary>Connects to a sandbox in this process.</summary>
internal static class SandboxSession
{
    public static async Task<Session> OpenAsync(SandboxCloud cloud, HttpMessageHandler handler, RequestCounter counter)
    {
        var (id, secret) = cloud.HomeCredentials();
        var secure = new SecureString();
        foreach (var character in secret) secure.AppendChar(character);
        var options = new AwsOptions { AccessKeyId = id, SecretKey = secure, Handler = handler, Time = cloud.Clock, Counter = counter };
        var aws = await AwsCloud.ConnectAsync(options, new ConsoleHost(TextWriter.Null, verbose: false), CancellationToken.None);
        return new Session(aws, null, Journal.InMemory(_ => { }), counter, cloud.Clock, null);
    }
}
