using System.Collections.Concurrent;
using EntraAws.Contracts;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Certificates;

/// <summary>
/// The rollovers of several apps, step by step together: what both services take to pass a change on is waited for once,
/// and not for each app.
/// </summary>
internal sealed class Rollovers(SessionContext context, RolloverRequest request, Func<CertificateRollover, Task> emit, Func<EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken)
{
    private readonly RolloverReport _report = new(request.Apps.Count, failed, host);
    private readonly CenterApps _centers = new(context);

    public async Task RunAsync()
    {
        using var throttle = new Throttle(request.Accounts.ThrottleLimit);
        var begun = new ConcurrentBag<Rollover>();
        await ForEachAsync(request.Apps, async app =>
        {
            try
            {
                begun.Add(await ReadAsync(app.Key, app.Value, throttle));
            }
            catch (EntraAwsException e)
            {
                await failed(e);
                await _report.DoneAsync();
            }
        });
        var going = begun.OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase).ToList();
        await WarnOfStrangersAsync(going);
        going = await StepAsync(going, r => r.PrepareAsync());
        await WaitAsync(going, "the providers' new metadata");
        going = await StepAsync(going, r => r.SwitchAsync());
        await WaitAsync(going, "the change of certificates");
        await StepAsync(going, r => r.FinishAsync());
    }

    private async Task<Rollover> ReadAsync(AppSelector selector, IReadOnlyList<string> accounts, Throttle throttle)
    {
        var app = await AppFinder.GetAsync(context.Entra, selector, cancellationToken);
        await _report.StepAsync(app.DisplayName, "reading the app and the providers");
        var further = request.Accounts with { Further = [.. request.Accounts.Further.Union(accounts)] };
        var trust = await new TrustReader(context, throttle).ReadAsync(app, further, cancellationToken);
        return new Rollover(context, request, trust, _centers, throttle, _report, host, cancellationToken);
    }

    /// <summary>A thumbprint that was mistyped would leave the certificate that it was meant for in use, and nobody would know.</summary>
    private async Task WarnOfStrangersAsync(IReadOnlyList<Rollover> going)
    {
        foreach (var thumbprint in request.Replace.Distinct(StringComparer.OrdinalIgnoreCase).Where(t => going.All(r => !r.SignsOrSigned(t))))
        {
            var spare = going.FirstOrDefault(r => r.Has(thumbprint));
            await host.WarnAsync(spare is null
                ? $"None of the apps signs with the certificate {thumbprint}, so nothing is replaced for it. Get-EntraAwsCertificate shows those that are."
                : $"'{spare.Name}' does not sign with the certificate {thumbprint}, which is only prepared, so nothing is replaced for it. It is not taken for another one either; to be rid of it, remove it in Entra.");
        }
    }

    /// <returns>Those that go on.</returns>
    private async Task<List<Rollover>> StepAsync(IReadOnlyList<Rollover> going, Func<Rollover, Task> step)
    {
        await ForEachAsync(going, async rollover =>
        {
            await step(rollover);
            if (rollover.Result is not { } result) return;
            await emit(result);
            await _report.DoneAsync();
        });
        return [.. going.Where(r => r.Result is null)];
    }

    private async Task WaitAsync(IReadOnlyList<Rollover> going, string what)
    {
        if (request.Wait <= TimeSpan.Zero || !going.Any(r => r.Waits)) return;
        await _report.StepAsync($"{going.Count(r => r.Waits)} app(s)", $"waiting {request.Wait.TotalSeconds:0} seconds for {what} to reach all of the service");
        await Task.Delay(request.Wait, context.Time, cancellationToken);
    }

    private Task ForEachAsync<T>(IEnumerable<T> items, Func<T, Task> work) => Parallel.ForEachAsync(
        items,
        new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, request.Accounts.ThrottleLimit), CancellationToken = cancellationToken },
        async (item, _) => await work(item));
}
