namespace EntraAws.Contracts;

internal interface ISignOn
{
    Task<EntraAwsApp> EnsureAppAsync(AppRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task FindAppsAsync(AppQuery query, Func<EntraAwsApp, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    Task<SamlProvider> EnsureProviderAsync(SamlProviderRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task FindProvidersAsync(string? accountId, NameFilter filter, Func<SamlProvider, Task> emit, IOperationHost host, CancellationToken cancellationToken);
}
