namespace EntraAws.Contracts;

/// <summary>Whose signing certificates to show, and where to look for who trusts them.</summary>
internal sealed record CertificateQuery
{
    /// <summary>Null means all apps of the AWS template by name.</summary>
    public AppSelector? App { get; init; }

    public NameFilter Filter { get; init; } = new();

    public AppAccounts Accounts { get; init; } = new();
}
