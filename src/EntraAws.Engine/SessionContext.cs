using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Rules;

namespace EntraAws.Engine;

/// <summary>What the capabilities of one connection share.</summary>
internal sealed class SessionContext(IAwsCloud? aws, IEntraDirectory? entra, Journal journal, TimeProvider time)
{
    public IEntraDirectory Entra => entra ?? throw Faults.EntraNotConnected();

    public IAwsCloud? AwsOrNone => aws;

    public IAwsCloud Aws => aws ?? throw Faults.AwsNotConnected();

    /// <summary>Refuses a connection with one side where both are needed, before the one that is there is asked for anything.</summary>
    /// <exception cref="EntraAwsException">A side is missing.</exception>
    public void RequireBothClouds()
    {
        _ = Aws;
        _ = Entra;
    }

    public TimeProvider Time => time;

    public Journal Journal => journal;

    /// <summary>Providers and policies that were there a moment ago.</summary>
    public RecentArns Recent { get; } = new(time);

    /// <summary>IAM of an account; null means that of the credentials.</summary>
    public Task<IAwsAccount> AccountAsync(string? accountId, CancellationToken cancellationToken)
    {
        if (accountId is not null) AwsRules.CheckAccountId(accountId);
        return Aws.GetAccountAsync(accountId, cancellationToken);
    }

    /// <summary>
    /// Reads what AWS says is there already although it could not be read a moment ago: a run that was stopped made it,
    /// or somebody else did, and not every replica knows it yet.
    /// </summary>
    /// <returns>Null when it does not turn up in time.</returns>
    public async Task<T?> ReadFreshAsync<T>(Func<Task<T?>> read, CancellationToken cancellationToken) where T : class
    {
        var patience = new Patience(time, Patience.ForVisibility);
        while (true)
        {
            if (await read() is { } there) return there;
            if (patience.IsOver) return null;
            await patience.StepAsync(cancellationToken);
        }
    }

    public ChangeRun Begin(IOperationHost host, CancellationToken cancellationToken) => new(host, journal, time, cancellationToken);
}
