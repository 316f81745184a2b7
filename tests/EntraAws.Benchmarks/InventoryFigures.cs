using System.Diagnostics;
using System.Security;
using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Engine.Auth;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Aws.Wire;
using EntraAws.Engine.Changes;
using EntraAws.Sandbox;
using Rehearsal;

namespace EntraAws.Benchmarks;

/// <summary>The inventory of an account beside a script that asks for each user, group and role by itself.</summary>
internal static class InventoryFigures
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    private static readonly string[] OfUser = ["ListGroupsForUser", "ListAttachedUserPolicies", "ListUserPolicies", "ListAccessKeys", "ListMFADevices", "GetLoginProfile"];
    private static readonly string[] OfGroup = ["GetGroup", "ListAttachedGroupPolicies", "ListGroupPolicies"];
    private static readonly string[] OfRole = ["GetRole", "ListAttachedRolePolicies", "ListRolePolicies"];

    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table("Account", "inventory requests", "s", "one by one requests", "s");
        foreach (var size in new[] { new LargeAccount("S", 50, 10, 60, 20), new LargeAccount("M", 500, 50, 300, 200) })
        {
            var (requests, time) = await MeasureAsync(size, InventoryAsync);
            var (naive, naiveTime) = await MeasureAsync(size, (options, cloud) => OneByOneAsync(options, cloud, size));
            table.Add(size, requests, Seconds(time), naive, Seconds(naiveTime));
        }

        table.Write(output, $"inventory: Get-AwsIamInventory beside a call for each part of each user, group and role; {Latency.TotalMilliseconds:F0} ms a request");
    }

    private static async Task<(long Requests, TimeSpan Time)> MeasureAsync(LargeAccount size, Func<AwsOptions, SandboxCloud, Task> work)
    {
        using var cloud = size.Open();
        var (id, secret) = cloud.HomeCredentials();
        var secure = new SecureString();
        foreach (var character in secret) secure.AppendChar(character);
        var options = new AwsOptions { AccessKeyId = id, SecretKey = secure, Handler = new SlowHandler(cloud.CreateAwsHandler(), Latency), Time = cloud.Clock, Counter = new RequestCounter() };
        var clock = Stopwatch.StartNew();
        await work(options, cloud);
        return (options.Counter.Reads + options.Counter.Writes, clock.Elapsed);
    }

    private static async Task InventoryAsync(AwsOptions options, SandboxCloud cloud)
    {
        var host = new ConsoleHost(TextWriter.Null, verbose: false);
        var aws = await AwsCloud.ConnectAsync(options, host, CancellationToken.None);
        using var session = new Session(aws, null, Journal.InMemory(_ => { }), options.Counter, cloud.Clock, null);
        await session.Inventory.ReadAsync(new InventoryRequest(), host, CancellationToken.None);
    }

    private static async Task OneByOneAsync(AwsOptions options, SandboxCloud cloud, LargeAccount size)
    {
        var region = AwsRegions.Resolve(options);
        using var clients = new AwsClients(options, region);
        using var iam = clients.Iam(await AwsCredentialChain.FindAsync(options, CancellationToken.None));
        foreach (var list in new[] { "ListUsers", "ListGroups", "ListRoles", "ListPolicies", "ListSAMLProviders", "ListOpenIDConnectProviders" }) await SendAsync(iam, list, []);
        await EachAsync(iam, OfUser, "UserName", "user", size.Users);
        await EachAsync(iam, OfGroup, "GroupName", "Group", size.Groups);
        await EachAsync(iam, OfRole, "RoleName", "Role", size.Roles);
        for (var i = 0; i < size.Users; i++) await SendAsync(iam, "GetAccessKeyLastUsed", new QueryForm { { "AccessKeyId", $"AKIA{i:D16}" } });
    }

    private static async Task EachAsync(IamClient iam, string[] actions, string parameter, string prefix, int count)
    {
        for (var i = 0; i < count; i++)
        {
            foreach (var action in actions) await SendAsync(iam, action, new QueryForm { { parameter, $"{prefix}-{i}" } });
        }
    }

    // The sandbox does not know each of these calls; one that it refuses was sent all the same, and took as long.
    private static async Task SendAsync(IamClient iam, string action, QueryForm form)
    {
        try
        {
            await iam.ReadAsync(action, form, action, CancellationToken.None);
        }
        catch (EntraAwsException)
        {
        }
    }

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:F1}";
}
