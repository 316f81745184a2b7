using System.Globalization;
using EntraAws.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is [InventoryProbe.Name, .. var probe])
{
    await InventoryProbe.RunAsync(probe, Console.Out);
    return 0;
}

var figures = new Dictionary<string, Func<TextWriter, Task>>
{
    ["import"] = ShellFigures.ImportAsync,
    ["first-call"] = ShellFigures.FirstCallAsync,
    ["inventory"] = InventoryFigures.RunAsync,
    ["inventory-whole"] = InventoryFigures.RunWholeAsync,
    ["streamed"] = InventoryFigures.StreamedAsync,
    ["organization"] = OrganizationFigures.RunAsync,
    ["access"] = AccessFigures.RunAsync,
    ["migrate"] = MigrateFigures.RunAsync,
    ["fleet"] = FleetFigures.RunAsync,
};
if (args.Length == 0 || args.Any(a => !figures.ContainsKey(a)))
{
    Console.Error.WriteLine($"Name the figures: {string.Join(", ", figures.Keys)}.");
    return 2;
}

foreach (var name in args) await figures[name](Console.Out);
return 0;
