using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Documents;

namespace EntraAws.Engine.Certificates;

/// <summary>Reads providers, and past those replicas behind IAM that still answer with a former document.</summary>
internal sealed class ProviderReader(SessionContext context, Throttle throttle)
{
    private const int SteadyReads = 3;

    /// <summary>Three reads span more than an update was seen to take.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(7);

    public Task<IamSamlProvider?> ReadAsync(IAwsAccount account, string arn, CancellationToken cancellationToken) =>
        throttle.RunAsync(() => account.GetSamlProviderAsync(arn, cancellationToken), cancellationToken);

    /// <summary>
    /// Reads until several answers in a row are the same, some time apart. What is altered and written back as a whole
    /// must be the newest: a certificate that somebody put in a moment ago would be gone.
    /// </summary>
    /// <returns>Null when it is not there all that time.</returns>
    /// <exception cref="EntraAwsException">It changes all the time, or can't be read.</exception>
    public async Task<IamSamlProvider?> ReadSteadyAsync(IAwsAccount account, string arn, CancellationToken cancellationToken)
    {
        var start = context.Time.GetTimestamp();
        IamSamlProvider? last = null;
        for (int alike = 0, changes = 0; ;)
        {
            // However long an answer takes: one look comes after the time is up.
            var looked = context.Time.GetTimestamp();
            var now = await ReadAsync(account, arn, cancellationToken);
            if (now is not null && last is not null && now.Metadata != last.Metadata) changes++;
            alike = now is null ? 0 : now.Metadata == last?.Metadata ? alike + 1 : 1;
            if (alike == SteadyReads) return now;
            var isOver = context.Time.GetElapsedTime(start, looked) >= Patience.ForVisibility;
            if (isOver && now is null) return null;
            // What shows at last is still seen through.
            if (isOver && changes > SteadyReads) throw Faults.ProviderUnsettled(arn);
            last = now;
            await Task.Delay(Pause, context.Time, cancellationToken);
        }
    }

    /// <summary>What a provider holds; an error where it can't be understood, since sign-in by it may work.</summary>
    public static SamlMetadata? Metadata(IamSamlProvider? provider) => provider is null
        ? null
        : SamlMetadata.TryRead(provider.Metadata) ?? throw Faults.MetadataInvalid(provider.Arn, "what the provider holds can't be understood.");
}
