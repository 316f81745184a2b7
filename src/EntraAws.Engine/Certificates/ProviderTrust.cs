using EntraAws.Engine.Documents;

namespace EntraAws.Engine.Certificates;

/// <summary>A provider that an app signs in to, as it was read last.</summary>
internal sealed record ProviderTrust(string AccountId, string? Arn)
{
    public SamlMetadata? Metadata { get; init; }

    /// <summary>Why nobody gets in by it, although it could be read: nothing that a rollover could break.</summary>
    public string? Gap { get; init; }

    /// <summary>What went wrong with it.</summary>
    public EntraAwsException? Error { get; init; }

    public bool IsUsable => Metadata is not null && Gap is null && Error is null;

    public bool Trusts(string thumbprint) => Metadata?.Certificates.Any(c => string.Equals(c.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase)) == true;
}
