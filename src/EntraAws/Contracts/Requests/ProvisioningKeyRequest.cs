namespace EntraAws.Contracts;

/// <summary>The key of Entra's provisioning agent that shall be replaced.</summary>
internal sealed record ProvisioningKeyRequest
{
    public required AppSelector App { get; init; }

    public required string UserName { get; init; }

    public string? AccountId { get; init; }

    /// <summary>A younger key is kept.</summary>
    public TimeSpan OlderThan { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Leaves the old key for a later run, instead of waiting for a cycle.</summary>
    public bool NoWait { get; init; }

    /// <summary>How long to wait for a cycle.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(2);
}
