using EntraAws.Sandbox;

namespace EntraAws.Benchmarks;

/// <summary>The inventory of accounts of four sizes, into memory and onto a disk, beside a script that asks for each part of each object by itself.</summary>
internal static class InventoryFigures
{
    // Less would let the script run into the account's rate limit, and its waits would be measured instead of its requests.
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    // The script takes 40 minutes for the two large accounts, so it asks for a share of them unless it is let run to its end.
    private static readonly (string Name, AccountSize Size, double NaiveShare)[] Accounts =
    [
        ("S", AccountSize.Small, 1), ("M", AccountSize.Medium, 1), ("L", AccountSize.Large, 0.02), ("XL", AccountSize.ExtraLarge, 0.01),
    ];

    public static Task RunAsync(TextWriter output) => RunAsync(output, Accounts);

    /// <summary>The same with every call of the script really sent.</summary>
    public static Task RunWholeAsync(TextWriter output) => RunAsync(output, [.. Accounts.Select(a => a with { NaiveShare = 1 })]);

    private static async Task RunAsync(TextWriter output, IReadOnlyList<(string Name, AccountSize Size, double NaiveShare)> accounts)
    {
        var table = new Table("Account", "read", "requests", "s", "alive MB", "heap MB", "process MB", "objects");
        foreach (var (name, size, share) in accounts)
        {
            var state = Create(size);
            using var cloud = new SandboxCloud(SandboxStore.InMemory(state, new SandboxClock(state.Clock, TimeProvider.System)));
            using var server = new SandboxServer(cloud, Latency);
            foreach (var mode in new[] { "memory", "disk" })
            {
                var result = await InventoryProbe.StartAsync(mode, server, cloud.HomeCredentials());
                var alive = await InventoryProbe.StartAsync(mode, server, cloud.HomeCredentials(), aliveOnly: true);
                table.Add(name, mode, result.Requests, $"{result.Seconds:F1}", $"{alive.Heap:F1}", $"{result.Heap:F1}", $"{result.Process:F0}", result.Objects);
            }

            Naive(table, name, state.Accounts.Values.Single(), share, await InventoryProbe.StartAsync("naive", server, cloud.HomeCredentials(), share));
        }

        table.Write(output, $"inventory: Get-AwsIamInventory beside a call for each part of each object; {Latency.TotalMilliseconds:F0} ms a request");
        output.WriteLine();
        foreach (var (name, size, _) in accounts) output.WriteLine($"- {name}: {size.Users} users, {size.Groups} groups, {size.Roles} roles, {size.Policies} policies of its own");
        foreach (var (name, _, share) in accounts.Where(a => a.NaiveShare < 1))
            output.WriteLine($"- \"~\": of {name}, {share:P0} of the objects were really asked for one by one; the number of requests is counted from the account, the time scaled to it.");
    }

    /// <summary>Accounts of two, four and eight times the size: whether what is streamed to a disk needs more memory for them.</summary>
    public static async Task StreamedAsync(TextWriter output)
    {
        var table = new Table("Each of users, roles, policies", "requests", "memory: alive MB", "heap MB", "disk: alive MB", "heap MB");
        foreach (var each in new[] { 1250, 2500, 5000, 10_000, 20_000 })
        {
            var state = Create(new AccountSize(each, 50, each, each));
            using var cloud = new SandboxCloud(SandboxStore.InMemory(state, new SandboxClock(state.Clock, TimeProvider.System)));
            using var server = new SandboxServer(cloud, TimeSpan.Zero);
            var key = cloud.HomeCredentials();
            var (memory, disk) = (await InventoryProbe.StartAsync("memory", server, key), await InventoryProbe.StartAsync("disk", server, key));
            var (memoryAlive, diskAlive) = (await InventoryProbe.StartAsync("memory", server, key, aliveOnly: true), await InventoryProbe.StartAsync("disk", server, key, aliveOnly: true));
            table.Add(each, disk.Requests, $"{memoryAlive.Heap:F1}", $"{memory.Heap:F1}", $"{diskAlive.Heap:F1}", $"{disk.Heap:F1}");
        }

        table.Write(output, "streamed: memory of one account's inventory, kept and streamed to a disk; pages are of 1,000 objects");
    }

    internal static SandboxState Create(AccountSize size) => LargeAccount.Create(size.Users, size.Groups, size.Roles, size.Policies, seed: 1, DateTimeOffset.UtcNow);

    private static void Naive(Table table, string name, AwsAccountState account, double share, ProbeResult result)
    {
        if (share >= 1)
        {
            table.Add(name, "one by one", result.Requests, $"{result.Seconds:F1}", "", $"{result.Heap:F1}", $"{result.Process:F0}", result.Objects);
            return;
        }

        int Pages(int count) => Math.Max(1, (count + 999) / 1000);
        var lists = Pages(account.Users.Count) + Pages(account.Groups.Count) + Pages(account.Roles.Count) + Pages(account.Policies.Count);
        var all = lists + (6L * account.Users.Count) + account.Users.Sum(u => u.AccessKeys.Count) + (3L * account.Groups.Count) + (3L * account.Roles.Count) + (2L * account.Policies.Count);
        table.Add(name, "one by one", $"~{all}", $"~{result.Seconds * all / result.Requests:F0}", "", "", "", $"~{account.Users.Count + account.Groups.Count + account.Roles.Count + account.Policies.Count}");
    }
}
