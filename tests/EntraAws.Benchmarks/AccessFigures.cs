using System.Diagnostics;
using EntraAws.Contracts;
using EntraAws.Engine;
using EntraAws.Sandbox;
using Rehearsal;

namespace EntraAws.Benchmarks;

/// <summary>Get-AwsAccessRisk on accounts of four sizes.</summary>
internal static class AccessFigures
{
    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table("Account", "principals", "findings", "s", "heap MB");
        foreach (var (name, size) in new[] { ("S, first call", AccountSize.Small), ("S", AccountSize.Small), ("M", AccountSize.Medium), ("L", AccountSize.Large), ("XL", AccountSize.ExtraLarge) })
        {
            var inventory = await ReadAsync(size);
            using var heap = new HeapSampler();
            var clock = Stopwatch.StartNew();
            var risks = new EntraAwsEngine().Assessment.Assess(inventory, new AssessmentThresholds(), CancellationToken.None);
            table.Add(name, inventory.Users.Count + inventory.Groups.Count + inventory.Roles.Count, risks.Count, $"{clock.Elapsed.TotalSeconds:F2}", $"{heap.Megabytes:F1}");
        }

        table.Write(output, "access: Get-AwsAccessRisk of one inventory, offline");
    }

    private static async Task<AwsIamInventory> ReadAsync(AccountSize size)
    {
        var state = InventoryFigures.Create(size);
        using var cloud = new SandboxCloud(SandboxStore.InMemory(state, new SandboxClock(state.Clock)));
        using var session = await SandboxSession.OpenAsync(cloud, cloud.CreateAwsHandler(), new RequestCounter());
        return await session.Inventory.ReadAsync(new InventoryRequest(), new ConsoleHost(TextWriter.Null, verbose: false), CancellationToken.None);
    }
}
