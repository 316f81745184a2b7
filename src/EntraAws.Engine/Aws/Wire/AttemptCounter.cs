using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>Counts each attempt right before it leaves.</summary>
internal sealed class AttemptCounter(RequestCounter counter) : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext.Request;
        if (request.OriginalRequest is AwsCall call) call.Attempts++;
        request.Parameters.TryGetValue("Action", out var action);
        counter.Count(write: !IsRead(action ?? ""));
        return base.InvokeAsync<T>(executionContext);
    }

    /// <summary>Making a report or a session changes nothing in the account.</summary>
    public static bool IsRead(string action) =>
        action.StartsWith("Get", StringComparison.Ordinal) || action.StartsWith("List", StringComparison.Ordinal)
        || action.StartsWith("Generate", StringComparison.Ordinal) || action.StartsWith("Simulate", StringComparison.Ordinal)
        || action is "AssumeRole";
}
