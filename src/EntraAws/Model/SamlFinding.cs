namespace EntraAws;

/// <summary>One thing about a SAML response that matters to AWS.</summary>
public sealed record SamlFinding
{
    /// <summary>The stable name of the kind of finding, such as RoleSessionNameInvalid.</summary>
    public required string Id { get; init; }

    /// <summary>What it means for the sign-in.</summary>
    public required SamlFindingSeverity Severity { get; init; }

    /// <summary>What was found, in one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The error that AWS shows for it; null where it shows none, or none is documented.</summary>
    public string? AwsError { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Mend { get; init; }

    /// <summary>The role it is about; null when it is about the response.</summary>
    public string? RoleArn { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Severity} {Id}: {Message}";
}
