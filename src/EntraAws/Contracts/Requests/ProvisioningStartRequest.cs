namespace EntraAws.Contracts;

/// <summary>Role provisioning that shall run for an app.</summary>
internal sealed record ProvisioningStartRequest
{
    public required AppSelector App { get; init; }

    public required string UserName { get; init; }

    public string? AccountId { get; init; }

    /// <summary>True when the user is only planned.</summary>
    public bool Planned { get; init; }

    public bool Wait { get; init; }

    /// <summary>How long to wait for a cycle.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(2);
}
