namespace EntraAws.Contracts;

/// <summary>The trust between the clouds: the enterprise application and the SAML provider.</summary>
internal interface ISignOn
{
    Task<EntraAwsApp> EnsureAppAsync(AppRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task FindAppsAsync(AppQuery query, Func<EntraAwsApp, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    Task<SamlProvider> EnsureProviderAsync(SamlProviderRequest request, IOperationHost host, CancellationToken cancellationToken);

    Task FindProvidersAsync(string? accountId, NameFilter filter, Func<SamlProvider, Task> emit, IOperationHost host, CancellationToken cancellationToken);
}
