namespace EntraAws.Engine.Aws;

/// <summary>AWS Account Management of one account.</summary>
internal interface IAwsAccountManagement
{
    /// <summary>Billing, Operations or Security; null when it is not set.</summary>
    Task<AwsAlternateContact?> GetAlternateContactAsync(string type, CancellationToken cancellationToken);

    Task<IReadOnlyList<AwsRegion>> ListRegionsAsync(CancellationToken cancellationToken);

    /// <summary>The account's name, state and age; null where the service does not offer the call yet.</summary>
    Task<AccountInformation?> GetAccountInformationAsync(CancellationToken cancellationToken);
}
