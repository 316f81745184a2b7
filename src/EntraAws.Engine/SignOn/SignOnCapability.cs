using EntraAws.Contracts;

namespace EntraAws.Engine.SignOn;

/// <summary>The trust between the clouds.</summary>
internal sealed class SignOnCapability(SessionContext context) : ISignOn
{
    private readonly AppSetup _apps = new(context);
    private readonly AppFinder _finder = new(context);
    private readonly ProviderSetup _providers = new(context);

    public Task<EntraAwsApp> EnsureAppAsync(AppRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _apps.EnsureAsync(request, host, cancellationToken);

    public Task FindAppsAsync(AppQuery query, Func<EntraAwsApp, Task> emit, IOperationHost host, CancellationToken cancellationToken) =>
        _finder.FindAsync(query, emit, host, cancellationToken);

    public Task<SamlProvider> EnsureProviderAsync(SamlProviderRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        _providers.EnsureAsync(request, host, cancellationToken);

    public Task FindProvidersAsync(string? accountId, NameFilter filter, Func<SamlProvider, Task> emit, IOperationHost host, CancellationToken cancellationToken) =>
        _providers.FindAsync(accountId, filter, emit, cancellationToken);
}
