namespace EntraAws;

/// <summary>One access key, as the credential report tells of it, in no certain order.</summary>
public sealed record AwsAccessKey
{
    /// <summary>Its id; null unless ids were asked for, since the report does not tell them.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Whether it works.</summary>
    public required bool Active { get; init; }

    /// <summary>Days since it was made or last rotated.</summary>
    public int? Age { get; init; }

    /// <summary>When it was last used, UTC; null for never.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>The service it was last used with.</summary>
    public string? LastUsedService { get; init; }

    /// <summary>The Region it was last used in.</summary>
    public string? LastUsedRegion { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{(Active ? "active" : "inactive")}, {Age} days";
}
