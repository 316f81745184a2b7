namespace EntraAws.Contracts;

/// <summary>The apps whose signing certificate shall be replaced, and how.</summary>
internal sealed record RolloverRequest
{
    /// <summary>Each app with the accounts that came along with it.</summary>
    public required IReadOnlyDictionary<AppSelector, IReadOnlyList<string>> Apps { get; init; }

    public AppAccounts Accounts { get; init; } = new();

    /// <summary>Certificates to replace however long they have left; empty to replace those that end soon.</summary>
    public IReadOnlyList<string> Replace { get; init; } = [];

    public int MinimumDays { get; init; } = 60;

    public int CertificateYears { get; init; } = 3;

    /// <summary>Also removes the former certificates from Entra at the end.</summary>
    public bool RemoveFormer { get; init; }

    /// <summary>Goes back to the former certificate.</summary>
    public bool Undo { get; init; }

    /// <summary>What to wait after each step, for it to reach all parts of the service.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(60);
}
