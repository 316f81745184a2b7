namespace EntraAws;

/// <summary>The record sheet of an AWS account.</summary>
public sealed record AwsAccount
{
    /// <summary>The 12-digit AWS account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The account's name, up to 128 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The same name, as the next command's parameter calls it.</summary>
    public string? AccountName => Name;

    /// <summary>The account's alias, null when it has none.</summary>
    public string? Alias { get; init; }

    /// <summary>The root user's e-mail address, as the organization knows it.</summary>
    public string? Email { get; init; }

    /// <summary>PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE or CLOSED.</summary>
    public string? State { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it joined the organization, UTC.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>INVITED or CREATED; only accounts that the organization created have OrganizationAccountAccessRole by themselves.</summary>
    public string? JoinedMethod { get; init; }

    /// <summary>The organization, null when the account is in none.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The organization's management account.</summary>
    public string? ManagementAccountId { get; init; }

    /// <summary>Billing, operations and security contacts that are set.</summary>
    public IReadOnlyList<AwsAlternateContact> AlternateContacts { get; init; } = [];

    /// <summary>All Regions, enabled or not.</summary>
    public IReadOnlyList<AwsRegion> Regions { get; init; } = [];

    /// <summary>IAM's own account summary: what is there, and the account's quotas (names that end in Quota).</summary>
    public IReadOnlyDictionary<string, int> Summary { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether the root user has an MFA device; null when it could not be read.</summary>
    public bool? RootMfaEnabled { get; init; }

    /// <summary>Whether the root user has access keys; null when it could not be read.</summary>
    public bool? RootAccessKeysPresent { get; init; }

    /// <summary>What belongs on the record sheet and no API tells, with the reason and where to look.</summary>
    public IReadOnlyList<AwsManualItem> ManualItems { get; init; } = [];

    /// <summary>What could not be read, and why.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{AccountId} {Name}";
}
