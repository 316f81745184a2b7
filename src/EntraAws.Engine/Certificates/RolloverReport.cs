using EntraAws.Contracts;

namespace EntraAws.Engine.Certificates;

/// <summary>Errors and progress of several rollovers at a time.</summary>
internal sealed class RolloverReport(int apps, Func<EntraAwsException, Task> failed, IOperationHost host)
{
    private const string Activity = "Replacing signing certificates";
    private int _done;

    public Task FailAsync(EntraAwsException error) => failed(error);

    /// <summary>One error for each provider that has one.</summary>
    public async Task FailAsync(string app, IEnumerable<ProviderTrust> providers)
    {
        foreach (var provider in providers.Where(p => p.Error is not null)) await failed(Faults.RolloverAccountFailed(provider.AccountId, app, provider.Error!));
    }

    public async Task StepAsync(string app, string status)
    {
        await host.VerboseAsync($"{app}: {status}.");
        await host.ProgressAsync(new OperationProgress { Activity = Activity, Status = $"{app}: {status}", Percent = Volatile.Read(ref _done) * 100 / apps });
    }

    public Task DoneAsync() => host.ProgressAsync(new OperationProgress
    {
        Activity = Activity,
        Status = $"{Interlocked.Increment(ref _done)} of {apps}",
        Percent = Volatile.Read(ref _done) * 100 / apps,
        Completed = Volatile.Read(ref _done) == apps,
    });
}
