namespace EntraAws.Sandbox.Entra;

/// <summary>Carries operations out on the state, one transaction each.</summary>
internal sealed class GraphService(SandboxCloud cloud)
{
    /// <summary>A resource-unit throttle says how long; this long.</summary>
    private const int RetryAfterSeconds = 7;

    public GraphResponse Carry(GraphRequest request, string? clientRequestId, Fault fault, string operation)
    {
        ProvisioningAgent.CatchUp(cloud);
        var now = cloud.Clock.GetUtcNow();
        try
        {
            if (fault == Fault.Throttle)
                throw new GraphException(429, "TooManyRequests", "Too many requests.") { RetryAfterSeconds = RetryAfterSeconds };
            if (fault == Fault.ServerError)
            {
                throw operation.Length % 2 == 0
                    ? new GraphException(503, "ServiceUnavailable", "The service is temporarily unavailable.")
                    : new GraphException(504, "GatewayTimeout", "The request timed out at a gateway.");
            }

            var (route, values) = GraphRoutes.Find(request);
            return route.Writes
                ? cloud.Store.Update(state => Run(state, sweep: true), () => Touched(operation))
                : cloud.Store.Read(state => Run(state, sweep: false));

            GraphResponse Run(SandboxState state, bool sweep)
            {
                var tenant = state.Tenant;
                // Asked again under the lock: another process may have moved the time on.
                now = cloud.Clock.GetUtcNow();
                if (route.Permissions.Any(tenant.DeniedPermissions.Contains)) throw Refusal.Forbidden();
                if (sweep) Replication.Sweep(tenant, now);
                return route.Handle(new GraphCall(request, tenant, now, values) { State = state });
            }
        }
        catch (GraphException refusal)
        {
            return GraphResponse.Of(refusal, now, clientRequestId);
        }
    }

    /// <summary>Only synchronization looks beyond the tenant.</summary>
    private static StatePart? Touched(string operation) => operation.Contains("/synchronization", StringComparison.Ordinal) ? null : StatePart.Tenant;

    /// <summary>What goes wrong with an operation.</summary>
    public Fault FaultOf(GraphRequest request, out string operation)
    {
        try
        {
            operation = GraphRoutes.Find(request).Route.Operation;
        }
        catch (GraphException)
        {
            operation = $"{request.Method} /{string.Join('/', request.Segments)}";
        }

        return FaultOf(operation);
    }

    public Fault FaultOf(string operation) => cloud.Faults?.Next("graph", operation) ?? Fault.None;
}
