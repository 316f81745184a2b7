using EntraAws.Engine.Documents;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>Reads each answer to its end before it goes on, within a bound of size and of time. HttpClient's own timeout ends with the headers here.</summary>
internal sealed class BoundedAnswers(HttpMessageHandler inner, bool ownsInner) : DelegatingHandler(inner)
{
    private const int MaxBytes = SafeXml.MaxCharacters;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(100);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            var response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            await BufferAsync(response, limit.Token).ConfigureAwait(false);
            return response;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"There was no answer within {Longest.TotalSeconds} seconds.", e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (ownsInner) base.Dispose(disposing);
    }

    private static async Task BufferAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        var source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            var chunk = new byte[81920];
            int read;
            while ((read = await source.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (body.Length + read > MaxBytes) throw new IOException($"The answer is longer than {MaxBytes} bytes.");
                body.Write(chunk, 0, read);
            }
        }

        body.Position = 0;
        var content = new StreamContent(body);
        foreach (var (name, values) in response.Content.Headers) content.Headers.TryAddWithoutValidation(name, values);
        response.Content = content;
    }
}
