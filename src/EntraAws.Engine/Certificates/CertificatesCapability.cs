using EntraAws.Contracts;
using EntraAws.Rules;

namespace EntraAws.Engine.Certificates;

/// <summary>The signing certificates of the AWS apps, and who trusts them.</summary>
internal sealed class CertificatesCapability(SessionContext context) : ICertificates
{
    private readonly CertificateFinder _finder = new(context);

    public Task FindAsync(CertificateQuery query, Func<EntraAwsCertificate, Task> emit, IOperationHost host, CancellationToken cancellationToken)
    {
        foreach (var id in query.Accounts.Further.Concat(query.Accounts.Excluded)) AwsRules.CheckAccountId(id);
        return _finder.FindAsync(query, emit, host, cancellationToken);
    }

    public async Task UpdateProvidersAsync(
        IReadOnlyList<SamlProviderUpdate> updates, int throttleLimit, Func<SamlProvider, Task> emit, Func<EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken)
    {
        const string activity = "Updating SAML providers";
        updates = await CheckAsync(updates, failed);
        if (updates.Count == 0) return;
        // Once, and not for each of many providers.
        _ = context.Aws;
        if (updates.Any(u => u is { SamlMetadata: null, MetadataPath: null })) context.RequireBothClouds();
        using var throttle = new Throttle(throttleLimit);
        var updater = new ProviderUpdater(context, throttle, host, cancellationToken);
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, throttleLimit), CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(updates, options, async (update, _) =>
        {
            try
            {
                await emit(await updater.UpdateAsync(update));
            }
            catch (EntraAwsException e)
            {
                await failed(e);
            }

            var count = Interlocked.Increment(ref done);
            await host.ProgressAsync(new OperationProgress { Activity = activity, Status = $"{count} of {updates.Count}", Percent = count * 100 / updates.Count });
        });
        await host.ProgressAsync(new OperationProgress { Activity = activity, Status = "done", Completed = true });
    }

    /// <returns>Those that can be worked on; each of the others is an error of its own.</returns>
    private static async Task<IReadOnlyList<SamlProviderUpdate>> CheckAsync(IReadOnlyList<SamlProviderUpdate> updates, Func<EntraAwsException, Task> failed)
    {
        var good = new List<SamlProviderUpdate>();
        foreach (var update in updates)
        {
            try
            {
                ProviderUpdater.Check(update);
                good.Add(update);
            }
            catch (EntraAwsException e)
            {
                await failed(e);
            }
        }

        return good;
    }

    public Task RollOverAsync(RolloverRequest request, Func<CertificateRollover, Task> emit, Func<EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken)
    {
        Check(request);
        if (request.Apps.Count > 0) context.RequireBothClouds();
        return new Rollovers(context, request, emit, failed, host, cancellationToken).RunAsync();
    }

    private static void Check(RolloverRequest request)
    {
        EntraRules.CheckCertificateYears(request.CertificateYears);
        if (request.MinimumDays < 1 || request.MinimumDays >= (request.CertificateYears * 365) - 1) throw Faults.MinimumDaysInvalid(request.MinimumDays, request.CertificateYears);
        foreach (var thumbprint in request.Replace)
            if (thumbprint.Length != 40 || !thumbprint.All(char.IsAsciiHexDigit)) throw Faults.ThumbprintInvalid(thumbprint);
        foreach (var id in request.Apps.Values.SelectMany(a => a).Concat(request.Accounts.Further).Concat(request.Accounts.Excluded)) AwsRules.CheckAccountId(id);
    }
}
