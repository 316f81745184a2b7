namespace EntraAws.Engine.Inventory;

/// <summary>What there is to know of an account beside its lists.</summary>
internal sealed record AccountFacts
{
    public required string AccountId { get; init; }

    public string? AccountAlias { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    public DateTimeOffset? CredentialReportAt { get; init; }

    public AwsRootUser? Root { get; init; }

    public AwsPasswordPolicy? PasswordPolicy { get; init; }

    public IReadOnlyList<AwsMfaDevice> VirtualMfaDevices { get; init; } = [];

    public IReadOnlyDictionary<string, int> Summary { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<string> Gaps { get; init; } = [];
}
