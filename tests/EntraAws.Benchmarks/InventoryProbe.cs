using System.Diagnostics;
using System.Globalization;
using System.Security;
using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Engine.Auth;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using Rehearsal;

namespace EntraAws.Benchmarks;

/// <summary>Reads an account in one way and measures it. Runs in a process of its own, away from the sandbox's memory.</summary>
internal static class InventoryProbe
{
    public const string Name = "probe";

    /// <summary>Has a new process read the account.</summary>
    /// <param name="mode">"memory", "disk" or "naive".</param>
    public static async Task<ProbeResult> StartAsync(string mode, SandboxServer server, (string AccessKeyId, string Secret) key, double share = 1, bool aliveOnly = false)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            ArgumentList = { Name, mode, server.Url, key.AccessKeyId, key.Secret, share.ToString(CultureInfo.InvariantCulture), aliveOnly.ToString() },
            // Small and frequent collections keep the heap near what is alive; the numbers are hexadecimal.
            Environment = { ["DOTNET_GCgen0size"] = "400000", ["DOTNET_gcConcurrent"] = "0", ["DOTNET_gcServer"] = "0" },
        };
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? ProbeResult.Parse(line) : throw new InvalidOperationException($"The {mode} probe failed.");
    }

    public static async Task RunAsync(string[] args, TextWriter output)
    {
        var (mode, share, aliveOnly) = (args[0], double.Parse(args[4], CultureInfo.InvariantCulture), bool.Parse(args[5]));
        var secret = new SecureString();
        foreach (var character in args[3]) secret.AppendChar(character);
        var options = new AwsOptions { AccessKeyId = args[2], SecretKey = secret, EndpointUrl = args[1], Region = "us-east-1", Counter = new RequestCounter() };
        var host = new ConsoleHost(TextWriter.Null, verbose: false);
        using var aws = await AwsCloud.ConnectAsync(options, host, CancellationToken.None);
        using var session = new Session(aws, null, Journal.InMemory(_ => { }), options.Counter, options.Time, null);

        var sent = options.Counter.Reads + options.Counter.Writes;
        using var heap = new HeapSampler(aliveOnly);
        var clock = Stopwatch.StartNew();
        var objects = mode switch
        {
            "memory" => await MemoryAsync(session, host),
            "disk" => await DiskAsync(session, aws.Identity.AccountId, host),
            _ => await NaiveAsync(options, share),
        };
        var result = new ProbeResult(options.Counter.Reads + options.Counter.Writes - sent, clock.Elapsed.TotalSeconds, heap.Megabytes, HeapSampler.ProcessMegabytes, objects);
        output.WriteLine(result);
    }

    private static async Task<int> MemoryAsync(Session session, IOperationHost host)
    {
        var inventory = await session.Inventory.ReadAsync(new InventoryRequest(), host, CancellationToken.None);
        Check(inventory.Gaps);
        return inventory.Users.Count + inventory.Groups.Count + inventory.Roles.Count + inventory.Policies.Count;
    }

    private static async Task<int> DiskAsync(Session session, string accountId, IOperationHost host)
    {
        var folder = Directory.CreateTempSubdirectory("entraaws-bench-");
        try
        {
            var objects = 0;
            await session.Inventory.SaveManyAsync(
                new ManyInventoriesRequest { AccountIds = [accountId] },
                folder.FullName,
                file =>
                {
                    Check(file.Gaps);
                    objects = file.Users + file.Groups + file.Roles + file.Policies;
                    return Task.CompletedTask;
                },
                (_, error) => throw error,
                host,
                CancellationToken.None);
            return objects;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> NaiveAsync(AwsOptions options, double share)
    {
        using var clients = new AwsClients(options, AwsRegions.Resolve(options));
        using var iam = clients.Iam(await AwsCredentialChain.FindAsync(options, CancellationToken.None));
        return await new NaiveInventory(iam).ReadAsync(share);
    }

    private static void Check(IReadOnlyList<string> gaps)
    {
        if (gaps.Count > 0) throw new InvalidOperationException($"Not all could be read: {string.Join("; ", gaps)}");
    }
}
