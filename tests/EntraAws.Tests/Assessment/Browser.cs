using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EntraAws.Tests.Assessment;

/// <summary>A headless Chromium with one page, spoken to over its DevTools protocol.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    private readonly Process _process;
    private readonly ClientWebSocket _socket = new();
    private readonly string _profile;
    private int _calls;

    private Browser(Process process, string profile) => (_process, _profile) = (process, profile);

    public static string? Executable { get; } = Names
        .SelectMany(n => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, OperatingSystem.IsWindows() ? n + ".exe" : n)))
        .FirstOrDefault(File.Exists);

    /// <summary>What the page complained about: console errors, exceptions, refused loads.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Browser> StartAsync(CancellationToken cancellationToken)
    {
        var profile = Directory.CreateTempSubdirectory("entraaws-browser-").FullName;
        var start = new ProcessStartInfo(Executable!) { RedirectStandardError = true };
        foreach (var argument in new[]
        {
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-dev-shm-usage", $"--user-data-dir={profile}", "--remote-debugging-port=0", "--window-size=1360,900", "about:blank",
        }) start.ArgumentList.Add(argument);
        var browser = new Browser(Process.Start(start)!, profile);
        try
        {
            await browser.ConnectAsync(cancellationToken);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    public async Task<JsonNode> CallAsync(string method, JsonObject? parameters = null, CancellationToken cancellationToken = default)
    {
        var id = ++_calls;
        var text = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] }.ToJsonString();
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancellationToken);
        while (true)
        {
            var message = await ReceiveAsync(cancellationToken);
            Note(message);
            if ((int?)message["id"] != id) continue;
            return message["result"] ?? throw new InvalidOperationException($"{method}: {message["error"]?.ToJsonString()}");
        }
    }

    /// <summary>Runs script in the page and gives what it returns, promises awaited.</summary>
    public async Task<T> RunAsync<T>(string script, CancellationToken cancellationToken = default)
    {
        var result = await CallAsync("Runtime.evaluate", new() { ["expression"] = script, ["returnByValue"] = true, ["awaitPromise"] = true }, cancellationToken);
        if (result["exceptionDetails"] is { } failure) throw new InvalidOperationException(failure.ToJsonString());
        return result["result"]!["value"].Deserialize<T>()!;
    }

    public async Task OpenAsync(string path, CancellationToken cancellationToken)
    {
        await CallAsync("Page.navigate", new() { ["url"] = new Uri(path).AbsoluteUri }, cancellationToken);
        while (!await RunAsync<bool>("location.protocol === 'file:' && document.readyState === 'complete'", cancellationToken)) await Task.Delay(20, cancellationToken);
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        string? line;
        while ((line = await _process.StandardError.ReadLineAsync(cancellationToken)) is not null && !line.StartsWith("DevTools listening on ", StringComparison.Ordinal))
        {
        }

        // Read on, so that the browser never waits for a full pipe.
        _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        var address = new Uri(line?.Split(' ')[^1] ?? throw new InvalidOperationException("The browser did not start."));
        using var http = new HttpClient();
        var pages = JsonNode.Parse(await http.GetStringAsync($"http://{address.Authority}/json/list", cancellationToken))!.AsArray();
        await _socket.ConnectAsync(new Uri((string)pages.First(p => (string?)p!["type"] == "page")!["webSocketDebuggerUrl"]!), cancellationToken);
        foreach (var domain in new[] { "Page", "Runtime", "Log" }) await CallAsync(domain + ".enable", null, cancellationToken);
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[1 << 16];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!;
    }

    private void Note(JsonNode message)
    {
        if ((string?)message["method"] is "Runtime.exceptionThrown" or "Log.entryAdded"
            || ((string?)message["method"] == "Runtime.consoleAPICalled" && (string?)message["params"]!["type"] is "error" or "warning"))
            Complaints.Add(message["params"]!.ToJsonString());
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A helper process of the browser still holds a file; the folder is a temporary one.
        }
    }
}
