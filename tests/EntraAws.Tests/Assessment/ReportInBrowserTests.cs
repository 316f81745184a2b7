using System.Text.Json.Nodes;
using EntraAws.Engine.Assessment;

namespace EntraAws.Tests.Assessment;

/// <summary>The report of 5,000 users in a real browser.</summary>
public sealed class ReportInBrowserTests
{
    private const int Users = 5000;

    /// <summary>Set this to a folder to look at the pages, pictures and prints afterwards.</summary>
    private const string KeepVariable = "ENTRAAWS_REPORT_PICTURES";

    [ChromiumFact]
    public async Task It_loads_sorts_filters_and_prints()
    {
        using var time = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var folder = Environment.GetEnvironmentVariable(KeepVariable) ?? Directory.CreateTempSubdirectory("entraaws-report-").FullName;
        try
        {
            var path = Path.Combine(folder, "report.html");
            Assert.True(await new AssessmentCapability().WriteReportAsync(ReportSample.Request(path, Users, overwrite: true), new QuietHost(), time.Token));
            await using var browser = await Browser.StartAsync(time.Token);
            await browser.OpenAsync(path, time.Token);

            Assert.True(await browser.RunAsync<bool>("document.documentElement.classList.contains('ready')"));
            Assert.True(await browser.RunAsync<bool>("window.hacked === undefined && document.images.length === 0 && document.querySelector('td b, td script') === null"));
            await SortsAsync(browser);
            await FiltersAsync(browser);
            await LooksAsync(browser, folder);
            await PrintsAsync(browser, folder);
            Assert.Empty(browser.Complaints);
        }
        finally
        {
            if (Environment.GetEnvironmentVariable(KeepVariable) is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task SortsAsync(Browser browser)
    {
        Assert.Equal("5,000 rows", await browser.RunAsync<string>("document.querySelector('#users output').textContent"));
        const string Click = "[...document.querySelectorAll('#users thead button')].find(b => b.textContent === 'Key age').click();";
        const string Column = "[...document.querySelectorAll('#users tbody tr')].map(r => r.cells[6].textContent)";
        var falling = await browser.RunAsync<string[]>(Click + Column);
        Assert.Equal(falling.OrderByDescending(Number), falling);
        Assert.Equal("descending", await browser.RunAsync<string>("document.querySelector('#users [aria-sort]').getAttribute('aria-sort')"));
        var rising = await browser.RunAsync<string[]>(Click + Column);
        Assert.Equal(rising.Order(Comparer<string>.Create((a, b) => Number(a).CompareTo(Number(b)))), rising);
        Assert.InRange(rising.Length, 30, 400);

        // All rows come by scrolling, and those without a key come last.
        Assert.Equal(Users, await browser.RunAsync<int>("""
            (async () => { const s = document.querySelector('#users .scroll'); let n = -1;
              while (n !== s.querySelectorAll('tbody tr').length) { n = s.querySelectorAll('tbody tr').length; s.scrollTop = s.scrollHeight; s.dispatchEvent(new Event('scroll')); await new Promise(requestAnimationFrame); } return n; })()
            """));
        Assert.Equal("–", await browser.RunAsync<string>("[...document.querySelectorAll('#users tbody tr')].at(-1).cells[6].textContent"));
    }

    private static async Task FiltersAsync(Browser browser)
    {
        async Task<string> After(string action) => await browser.RunAsync<string>($$"""
            (async () => { const box = document.querySelector('#users'); {{action}}; await new Promise(r => setTimeout(r, 400)); return box.querySelector('output').textContent; })()
            """);
        const string Type = "const i = box.querySelector('input'); i.value = text; i.dispatchEvent(new Event('input'))";
        Assert.Equal("1 of 5,000 rows", await After("const text = '<IMG onerror';" + Type));
        Assert.Equal(ReportSample.Image, await browser.RunAsync<string>("document.querySelector('#users tbody th').textContent"));
        Assert.Equal("0 of 5,000 rows", await After("const text = 'nobody of that name';" + Type));
        Assert.Equal("5,000 rows", await After("const text = '';" + Type));
        Assert.Equal("42 of 5,000 rows", await After("const s = box.querySelector('select[aria-label=Risk]'); s.value = '=Critical'; s.dispatchEvent(new Event('change'))"));
        Assert.Equal("5,000 rows", await After("const s = box.querySelector('select[aria-label=Risk]'); s.value = '*'; s.dispatchEvent(new Event('change'))"));
    }

    private static async Task LooksAsync(Browser browser, string folder)
    {
        foreach (var (scheme, width) in new[] { ("light", 1360), ("dark", 1360), ("light", 390) })
        {
            await browser.CallAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });
            await browser.CallAsync("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }) });
            Assert.True(await browser.RunAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"The page is wider than a window of {width}.");
            var picture = await browser.CallAsync("Page.captureScreenshot", new() { ["captureBeyondViewport"] = true });
            var bytes = Convert.FromBase64String((string)picture["data"]!);
            Assert.True(bytes.Length > 20_000);
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{scheme}-{width}.png"), bytes);
        }
    }

    private static async Task PrintsAsync(Browser browser, string folder)
    {
        const string Rows = "document.querySelectorAll('#users tbody tr').length";
        Assert.Equal(Users, await browser.RunAsync<int>($"dispatchEvent(new Event('beforeprint')), {Rows}"));
        Assert.InRange(await browser.RunAsync<int>($"dispatchEvent(new Event('afterprint')), {Rows}"), 30, 400);

        // On paper comes what is not filtered away; thousands of rows would only take their time here.
        await browser.RunAsync<bool>($$"""
            (async () => { window.rowsOnPaper = 0; addEventListener('beforeprint', () => { rowsOnPaper = {{Rows}}; });
              for (const i of document.querySelectorAll('input')) { i.value = 'user-12'; i.dispatchEvent(new Event('input')); }
              await new Promise(r => setTimeout(r, 400)); return true; })()
            """);
        var print = await browser.CallAsync("Page.printToPDF", new() { ["preferCSSPageSize"] = true });
        await File.WriteAllBytesAsync(Path.Combine(folder, "print.pdf"), Convert.FromBase64String((string)print["data"]!));
        Assert.Equal(Enumerable.Range(0, Users).Count(i => ReportSample.UserName(i).Contains("user-12", StringComparison.Ordinal)), await browser.RunAsync<int>("rowsOnPaper"));
    }

    private static int Number(string text) => text == "–" ? int.MaxValue : int.Parse(text, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);
}
