namespace EntraAws.Contracts;

/// <summary>The signing certificates of the AWS apps, and who trusts them.</summary>
internal interface ICertificates
{
    Task FindAsync(CertificateQuery query, Func<EntraAwsCertificate, Task> emit, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Brings providers to other metadata, some at a time. One that fails is told, and the others go on.</summary>
    Task UpdateProvidersAsync(
        IReadOnlyList<SamlProviderUpdate> updates, int throttleLimit, Func<SamlProvider, Task> emit, Func<EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Replaces signing certificates, or takes that back. Accounts and apps that fail are told, and the others go on.</summary>
    Task RollOverAsync(RolloverRequest request, Func<CertificateRollover, Task> emit, Func<EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken);
}
