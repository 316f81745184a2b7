using System.Net;
using System.Net.Sockets;
using EntraAws.Sandbox;

namespace EntraAws.Benchmarks;

/// <summary>A sandbox behind a port of this machine, so that who reads it can be a process of its own; each answer takes as long as a near service's would.</summary>
internal sealed class SandboxServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpMessageInvoker _sandbox;
    private readonly TimeSpan _latency;

    public SandboxServer(SandboxCloud cloud, TimeSpan latency)
    {
        (_sandbox, _latency) = (new HttpMessageInvoker(cloud.CreateAwsHandler()), latency);
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Url = $"http://localhost:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url { get; }

    public void Dispose()
    {
        _listener.Close();
        _sandbox.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        await Task.Delay(_latency);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), context.Request.Url);
        request.Content = new StreamContent(context.Request.InputStream);
        foreach (var name in context.Request.Headers.AllKeys.OfType<string>())
        {
            var value = context.Request.Headers[name];
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _sandbox.SendAsync(request, CancellationToken.None);
        var body = await answer.Content.ReadAsByteArrayAsync();
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        context.Response.ContentLength64 = body.Length;
        await context.Response.OutputStream.WriteAsync(body);
        context.Response.Close();
    }
}
