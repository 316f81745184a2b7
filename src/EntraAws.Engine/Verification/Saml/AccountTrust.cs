using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>What an account says about the providers and roles that a response names.</summary>
internal sealed record AccountTrust
{
    /// <summary>Why it could not be read; null when it was.</summary>
    public string? Problem { get; init; }

    /// <summary>Metadata documents by provider ARN; those that are not there are left out.</summary>
    public IReadOnlyDictionary<string, string> Providers { get; init; } = new Dictionary<string, string>();

    /// <summary>Roles by ARN.</summary>
    public IReadOnlyDictionary<string, IamRole> Roles { get; init; } = new Dictionary<string, IamRole>();
}
