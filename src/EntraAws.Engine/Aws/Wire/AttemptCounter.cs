using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>Counts each attempt right before it leaves.</summary>
internal sealed class AttemptCounter(RequestCounter counter) : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext.Request;
        string? action;
        if (request.OriginalRequest is AwsCall call) (call.Attempts, action) = (call.Attempts + 1, call.Action);
        else request.Parameters.TryGetValue("Action", out action);
        counter.Count(write: !IsRead(action ?? ""));
        return base.InvokeAsync<T>(executionContext);
    }

    /// <summary>Making a report or a session changes nothing in the account.</summary>
    public static bool IsRead(string action) =>
        action.StartsWith("Get", StringComparison.Ordinal) || action.StartsWith("List", StringComparison.Ordinal)
        || action.StartsWith("Describe", StringComparison.Ordinal)
        || action.StartsWith("Generate", StringComparison.Ordinal) || action.StartsWith("Simulate", StringComparison.Ordinal)
        || action is "AssumeRole";
}
