namespace EntraAws;

/// <summary>One check of the sign-on to an AWS account, made without signing in.</summary>
public sealed record SignOnCheck
{
    /// <summary>The 12-digit AWS account.</summary>
    public string? AccountId { get; init; }

    /// <summary>The enterprise application, by display name.</summary>
    public string? App { get; init; }

    /// <summary>What was checked: the stable name of the check, such as ProviderCertificate.</summary>
    public required string Check { get; init; }

    /// <summary>What came of it.</summary>
    public required SignOnResult Result { get; init; }

    /// <summary>What it was looked at: an app, a provider, a role, a group or a user.</summary>
    public required string Target { get; init; }

    /// <summary>What was found, in one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it; null where there is nothing to do.</summary>
    public string? Mend { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Result} {Check} of {Target}: {Message}";
}
