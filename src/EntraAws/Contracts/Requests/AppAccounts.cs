namespace EntraAws.Contracts;

/// <summary>Which AWS accounts of an app to look at, besides those that its app roles and identifier name.</summary>
internal sealed record AppAccounts
{
    /// <summary>Accounts that neither names.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>Accounts that are left out, such as closed ones.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>How many accounts are worked on at the same time.</summary>
    public int ThrottleLimit { get; init; } = 5;
}
