using System.Net;
using Microsoft.Kiota.Http.HttpClientLibrary.Extensions;

namespace EntraAws.Engine.Entra.Transport;

/// <summary>
/// Sends again what was throttled or got lost. A create (POST) is sent again only when the service surely did not carry
/// it out; when that can't be known, <see cref="UnknownOutcomeException"/> tells the adapter to look.
/// </summary>
internal sealed class GraphRetryHandler(TimeProvider time, RetryDelays delays, TimeSpan attemptTimeout) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync().ConfigureAwait(false);
        var kind = await GraphRequestKind.OfAsync(request).ConfigureAwait(false);
        var waiting = request.GetRequestOption<WriteMark>()?.Waiting ?? cancellationToken;

        for (var attempt = 1; ; attempt++)
        {
            var result = await AttemptAsync(request, kind.Writes > 0 ? CancellationToken.None : cancellationToken).ConfigureAwait(false);
            if (result.Settled) return result.Response!;

            if (result.MaybeDone && !kind.Repeatable)
            {
                result.Response?.Dispose();
                throw new UnknownOutcomeException(result.Why, result.Error);
            }

            var delay = RetryDelays.Asked(result.Response?.Headers.RetryAfter, time.GetUtcNow()) ?? delays.BackOff(attempt);
            if (attempt == RetryDelays.Attempts || delay > RetryDelays.Longest)
                return result.Response ?? throw new HttpRequestException(result.Why, result.Error);

            result.Response?.Dispose();
            if (result.MaybeDone && request.GetRequestOption<WriteMark>() is { } mark) mark.Unclear = true;
            // A write that may have been carried out is brought to an end even when the caller gave up.
            var abandonable = kind.Writes == 0 || !result.MaybeDone;
            await Task.Delay(delay, time, abandonable ? waiting : CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<Attempt> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Real time on purpose: this bounds a dead connection, and no clock of a test may cut it short.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(attemptTimeout);
        try
        {
            var response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            // The body is read here, so that an answer which breaks off counts as lost and not as a broken document.
            await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false);
            return Attempt.Answered(response);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            return Attempt.Broken(new TimeoutException($"No answer within {attemptTimeout.TotalSeconds:0} seconds.", e), maybeDone: true);
        }
        catch (HttpRequestException e)
        {
            return Attempt.Broken(e, maybeDone: !NeverSent(e));
        }
        catch (IOException e)
        {
            return Attempt.Broken(e, maybeDone: true);
        }
    }

    private static bool NeverSent(HttpRequestException error) => error.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private sealed record Attempt(HttpResponseMessage? Response, Exception? Error, bool Settled, bool MaybeDone)
    {
        public string Why => Error?.Message ?? $"The service answered {(int)Response!.StatusCode}.";

        public static Attempt Broken(Exception error, bool maybeDone) => new(null, error, false, maybeDone);

        public static Attempt Answered(HttpResponseMessage response) => response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new(response, null, false, false),
            // A gateway that names a time has turned the request away; without one it may have passed it on.
            HttpStatusCode.ServiceUnavailable => new(response, null, false, response.Headers.RetryAfter is null),
            HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => new(response, null, false, true),
            _ => new(response, null, true, false),
        };
    }
}
