using System.Diagnostics;
using EntraAws.Contracts;
using EntraAws.Engine;
using Rehearsal;

namespace EntraAws.Benchmarks;

/// <summary>The requests of a whole migration of one account, made and repeated.</summary>
internal static class MigrateFigures
{
    public static async Task RunAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("entraaws-bench-");
        try
        {
            var host = new ConsoleHost(TextWriter.Null, verbose: false);
            var engine = new EntraAwsEngine();
            var path = Path.Combine(folder.FullName, "sandbox.json");
            await engine.CreateSandboxAsync(new SandboxRequest { Path = path }, host, CancellationToken.None);
            var table = new Table("Run", "changes", "reads", "writes", "s");
            foreach (var name in new[] { "first", "second", "third" })
            {
                var connection = await engine.ConnectAsync(new ConnectRequest { SandboxPath = path }, host, CancellationToken.None);
                using var session = connection.Session;
                var clock = Stopwatch.StartNew();
                var changes = await new SingleAccount(session, host).RunAsync(CancellationToken.None);
                table.Add(name, changes.Count, connection.ReadRequests, connection.WriteRequests, $"{clock.Elapsed.TotalSeconds:F1}");
            }

            table.Write(output, "migrate: requests of the single-account scenario, each run on a connection of its own");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
