using System.Management.Automation;

namespace EntraAws.Hosting;

/// <summary>
/// A cmdlet whose work is asynchronous and whose pipeline calls all happen on the pipeline thread. Ctrl+C, and a
/// downstream command that has enough, cancel the work and then wait for it.
/// </summary>
public abstract class EntraAwsCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private IPipeline? _pipeline;
    private ActionQueue? _queue;
    private PipelineHost? _host;

    internal IPipeline Pipeline
    {
        get => _pipeline ??= new PowerShellPipeline(this);
        set => _pipeline = value;
    }

    /// <summary>The engine's way to the pipeline, from the first async method on.</summary>
    private protected PipelineHost Operation => _host ?? throw new InvalidOperationException("The pipeline is reached only while the cmdlet works.");

    /// <summary>Completes, and never fails, when no work goes on behind the async methods.</summary>
    private protected virtual Task InFlight => Task.CompletedTask;

    /// <summary>Whether -Force was given; only cmdlets that can reduce access have it.</summary>
    private protected virtual bool Forced => false;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Run(BeginAsync, endsAll: true);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Run(ProcessAsync, endsAll: false);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Run(EndAsync, endsAll: false);

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Cancel();

    private protected virtual Task BeginAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private protected virtual Task ProcessAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private protected virtual Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs one item of several: its error is written, and the others go on.</summary>
    private protected async Task ForItemAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await Operation.WriteErrorAsync(e).ConfigureAwait(false);
        }
    }

    /// <summary>Reads each of the files that -Path, with wildcards, or -LiteralPath stand for; what goes wrong with one of them is written.</summary>
    private protected async Task ForFilesAsync(IReadOnlyList<string> paths, IReadOnlyList<string> literalPaths, Func<string, Task> read)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            await ForItemAsync(async () =>
            {
                foreach (var file in await Operation.ResolvePathsAsync(path, hasLiteral: true).ConfigureAwait(false))
                    if (seen.Add(file)) await ForItemAsync(() => read(file)).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }

        foreach (var path in literalPaths)
        {
            await ForItemAsync(async () =>
            {
                var file = (await Operation.ResolvePathAsync(path).ConfigureAwait(false))!;
                if (seen.Add(file)) await read(file).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }

    private void Run(Func<CancellationToken, Task> work, bool endsAll)
    {
        _queue ??= new ActionQueue(_stop.Cancel);
        _host ??= new PipelineHost(Pipeline, _queue, Forced);
        try
        {
            _queue.Run(() => work(_stop.Token), () => InFlight);
        }
        catch (Exception e) when (!ErrorRecords.IsFlowControl(e))
        {
            if (_stop.IsCancellationRequested && e is OperationCanceledException)
            {
                _queue.Run(() => InFlight, () => Task.CompletedTask);
                throw new PipelineStoppedException();
            }

            if (endsAll) Pipeline.ThrowTerminatingError(ErrorRecords.Fault(e));
            else Pipeline.WriteError(ErrorRecords.Fault(e));
        }
    }

    /// <summary>
    /// Ends and waits for what is still under way: where a stop came while another command of the pipeline had the thread,
    /// this is the first chance to.
    /// </summary>
    public void Dispose()
    {
        _stop.Cancel();
        _queue?.Close();
        InFlight.GetAwaiter().GetResult();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }
}
