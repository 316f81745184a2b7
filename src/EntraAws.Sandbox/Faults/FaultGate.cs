namespace EntraAws.Sandbox;

/// <summary>Where the plan of faults meets a request: the same for both clouds.</summary>
public static class FaultGate
{
    /// <summary>How much later than usual a delayed answer comes.</summary>
    public static TimeSpan Delay { get; } = TimeSpan.FromSeconds(8);

    /// <summary>Answers a request, or lets happen to it what the plan says.</summary>
    /// <param name="cloud">Whose plan and clock it is.</param>
    /// <param name="service">"aws" or "graph".</param>
    /// <param name="operation">As <see cref="IFaultPlan.Next"/> takes it.</param>
    /// <param name="answer">Carries it out.</param>
    /// <param name="throttled">The answer to a request that came too fast.</param>
    /// <param name="failed">The answer of a service that broke down.</param>
    /// <param name="conflict">The answer to a write that met another one; null where the operation knows none, and the fault then does nothing.</param>
    /// <exception cref="HttpRequestException">The connection broke.</exception>
    public static async Task<T> RunAsync<T>(
        SandboxCloud cloud, string service, string operation, Func<Task<T>> answer, Func<T> throttled, Func<T> failed, Func<T>? conflict = null)
    {
        switch (cloud.Faults?.Next(service, operation) ?? Fault.None)
        {
            case Fault.Throttle:
                return throttled();
            case Fault.ServerError:
                return failed();
            case Fault.Conflict when conflict is not null:
                return conflict();
            case Fault.Reset:
                throw Broken(HttpRequestError.ConnectionError, "before the request was sent");
            case Fault.LostAnswer:
                (await answer().ConfigureAwait(false) as IDisposable)?.Dispose();
                throw Broken(HttpRequestError.ResponseEnded, "before the answer arrived");
            case Fault.Delay:
                cloud.Clock.CatchUp(cloud.Clock.GetUtcNow() + Delay);
                return await answer().ConfigureAwait(false);
            default:
                return await answer().ConfigureAwait(false);
        }
    }

    /// <summary>A broken connection as SocketsHttpHandler reports it: clients look for the IOException inside.</summary>
    private static HttpRequestException Broken(HttpRequestError error, string when) =>
        new(error, $"The connection was closed {when}.", new IOException("Connection reset by peer"));
}
