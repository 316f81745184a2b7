namespace EntraAws.Engine.Aws;

/// <summary>AWS Organizations.</summary>
internal interface IAwsOrganization
{
    /// <summary>The organization of the connection's account; null when it is in none.</summary>
    Task<AwsOrganizationInfo?> DescribeAsync(CancellationToken cancellationToken);

    /// <summary>All accounts of the organization, page by page (AWS gives 20 at a time).</summary>
    Task ListAccountsAsync(Func<OrganizationAccount, Task> emit, CancellationToken cancellationToken);

    /// <summary>Roots and organizational units.</summary>
    IAwsOrganizationalUnits Units { get; }

    /// <summary>One account of the organization; null when it is not there or may not be asked about.</summary>
    Task<OrganizationAccount?> DescribeAccountAsync(string accountId, CancellationToken cancellationToken);
}
