namespace EntraAws.Contracts;

/// <summary>From when on a credential is a finding, in days.</summary>
internal sealed record AssessmentThresholds
{
    public int AccessKeyAge { get; init; } = 90;

    public int PasswordAge { get; init; } = 365;

    public int UnusedFor { get; init; } = 90;

    /// <summary>Within how many days a use of the root user counts as "in use".</summary>
    public int RootUsedWithin { get; init; } = 90;
}
