namespace EntraAws.Sandbox;

/// <summary>Everything the embedded clouds know: what the state file holds.</summary>
public sealed class SandboxState
{
    /// <summary>The format of the file. A newer one is refused rather than half understood.</summary>
    public const int CurrentFormat = 1;

    public int Format { get; set; } = CurrentFormat;

    /// <summary>Counts the saved changes; two processes on one file see by it that the other was there.</summary>
    public long Revision { get; set; }

    /// <summary>The sandbox's time at the last save. Waiting moves it forward, so it can be ahead of the real one.</summary>
    public DateTimeOffset Clock { get; set; }

    /// <summary>The AWS accounts by their 12-digit id.</summary>
    public SortedDictionary<string, AwsAccountState> Accounts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The account whose credentials the sandbox hands out; the others are reached with sts:AssumeRole.</summary>
    public string HomeAccountId { get; set; } = "";

    /// <summary>Null when the accounts are in none.</summary>
    public SandboxOrganization? Organization { get; set; }

    /// <summary>Null where the organization has not enabled it.</summary>
    public SandboxIdentityCenter? IdentityCenter { get; set; }

    public List<SandboxStackSet> StackSets { get; set; } = [];

    public TenantState Tenant { get; set; } = new();
}
