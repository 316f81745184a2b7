using EntraAws.Contracts;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>Works on many assignments, as many at a time as the service carries out. One that fails is told, and the others go on.</summary>
internal static class ManyAssignments
{
    /// <summary>The service refuses what goes beyond these.</summary>
    public const int Most = 10;

    public static async Task RunAsync(
        string activity, IReadOnlyList<AccountAssignmentRequest> requests, int atOnce, Func<AccountAssignmentRequest, CancellationToken, Task> work, Func<EntraAwsException, Task> failed, IOperationHost host, CancellationToken cancellationToken)
    {
        var wanted = requests.Distinct().ToList();
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(atOnce, 1, Most), CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(wanted, options, async (request, token) =>
        {
            try
            {
                await work(request, token);
            }
            catch (EntraAwsException e)
            {
                await failed(e);
            }

            var count = Interlocked.Increment(ref done);
            await host.ProgressAsync(new OperationProgress { Activity = activity, Status = $"{count} of {wanted.Count}", Percent = count * 100 / wanted.Count });
        });
        await host.ProgressAsync(new OperationProgress { Activity = activity, Status = "done", Completed = true });
    }
}
