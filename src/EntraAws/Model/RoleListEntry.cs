namespace EntraAws;

/// <summary>One role of a list: a role's ARN and that of the SAML provider it trusts.</summary>
public sealed record RoleListEntry
{
    /// <summary>The 12-digit AWS account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The account's name, where it is known; a file does not hold it.</summary>
    public string? AccountName { get; init; }

    /// <summary>The role's name.</summary>
    public required string RoleName { get; init; }

    /// <summary>The role's ARN.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The SAML provider's ARN.</summary>
    public required string ProviderArn { get; init; }

    /// <summary>The role's path.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The enterprise application that shall offer it, after a split.</summary>
    public string? App { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{RoleArn},{ProviderArn}";
}
