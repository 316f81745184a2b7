using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>The SDK's standard retries, waiting on a given clock.</summary>
internal sealed class ClockedRetryPolicy(IClientConfig config, TimeProvider time) : StandardRetryPolicy(config)
{
    // Somebody else's page in place of an answer seldom goes away by asking again.
    private const int RetriesOfUnreadable = 2;

    private const string Refused = "EntraAws.RefusedForRate";

    public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception)
    {
        var context = executionContext.RequestContext;
        context.ContextAttributes[Refused] = IsThrottlingError(exception);
        if (context.OriginalRequest is AwsCall { Once: true } && !IsThrottlingError(exception)) return Task.FromResult(false);
        if (exception is AmazonUnmarshallingException { StatusCode: HttpStatusCode.OK or HttpStatusCode.InternalServerError } && context.Retries >= RetriesOfUnreadable)
            return Task.FromResult(false);
        return base.RetryForExceptionAsync(executionContext, exception);
    }

    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext)
    {
        var context = executionContext.RequestContext;
        // Full jitter, as the standard mode has it: the SDK's own figure is not to be had from outside.
        var longest = Math.Min(1000 * Math.Pow(2, context.Retries - 1), MaxBackoffInMilliseconds);
        var pause = TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * longest);
        return Task.Delay(pause, time, StopToken(context));
    }

    /// <summary>A write that may have been carried out is seen through; one that was refused may be given up.</summary>
    private static CancellationToken StopToken(IRequestContext context) =>
        context.OriginalRequest is AwsCall { Stop.CanBeCanceled: true } call && context.ContextAttributes.TryGetValue(Refused, out var refused) && refused is true
            ? call.Stop
            : context.CancellationToken;
}
