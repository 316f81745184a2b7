namespace EntraAws;

/// <summary>The organization's instance of IAM Identity Center.</summary>
public sealed record AwsIdentityCenter
{
    /// <summary>The ARN of the instance.</summary>
    public required string InstanceArn { get; init; }

    /// <summary>Its name; null when it was given none.</summary>
    public string? Name { get; init; }

    /// <summary>The id of its identity store, which is also in its SAML addresses.</summary>
    public required string IdentityStoreId { get; init; }

    /// <summary>The one Region that it lives in.</summary>
    public required string Region { get; init; }

    /// <summary>The 12-digit account that owns it: the organization's management account, or the account itself for one that is in none.</summary>
    public required string AccountId { get; init; }

    /// <summary>ACTIVE, or what is being done to it.</summary>
    public string? Status { get; init; }

    /// <summary>When it was enabled, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>How many permission sets it has.</summary>
    public int PermissionSets { get; init; }

    /// <summary>What has to be done in the console, since no API does it.</summary>
    public IReadOnlyList<AwsManualItem> ManualItems { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => InstanceArn;
}
