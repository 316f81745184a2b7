using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Scenario;

/// <summary>Networks by seed, and what they may do to a run.</summary>
internal static class RoughNetwork
{
    /// <summary>What may stop a run that only suffers from its connections.</summary>
    public static IReadOnlyCollection<string> Errors { get; } =
    [
        nameof(Faults.AwsThrottled), nameof(Faults.AwsUnreachable), nameof(Faults.AwsRequestRefused), nameof(Faults.AwsNotVisible),
        nameof(Faults.GraphThrottled), nameof(Faults.GraphUnreachable), nameof(Faults.OutcomeUnknown), nameof(Faults.EntraNotVisible),
        nameof(Faults.MetadataNotPublished), nameof(Faults.AppRolesChanged),
    ];

    /// <summary>From a rough network to a broken one: later seeds let the same call fail more often in a row than it is repeated.</summary>
    /// <param name="seed">The same number, the same network.</param>
    /// <param name="broken">Above 1, so many requests fail that no call is repeated often enough to be sure to get through.</param>
    public static SeededFaults For(int seed, double? broken = null)
    {
        var harsh = broken ?? seed % 4 / 3.0;
        var rates = new FaultRates
        {
            Throttle = 0.06 + 0.10 * harsh,
            ServerError = 0.05 + 0.08 * harsh,
            Reset = 0.04 + 0.08 * harsh,
            LostAnswer = 0.05 + 0.08 * harsh,
            Delay = 0.05,
            Conflict = 0.04,
        };
        return new SeededFaults(seed, rates, maxInRow: broken is not null ? 40 : 2 + seed % 10);
    }
}
