namespace EntraAws;

/// <summary>A role that a SAML response asks for.</summary>
public sealed record SamlResponseRole
{
    /// <summary>The account it is in.</summary>
    public required string AccountId { get; init; }

    /// <summary>Its name.</summary>
    public required string RoleName { get; init; }

    /// <summary>Its ARN.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The SAML provider that vouches for it.</summary>
    public required string ProviderArn { get; init; }

    /// <summary>Whether its trust lets this response in; null when that was not looked at.</summary>
    public bool? Trusts { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RoleArn;
}
