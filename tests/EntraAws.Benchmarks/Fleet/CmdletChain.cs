using System.Reflection;
using System.Runtime.ExceptionServices;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Benchmarks.Fleet;

/// <summary>
/// Cmdlets one behind the other, run as PowerShell runs a pipeline: all on one thread, an output object going through
/// all later cmdlets before the one that wrote it goes on.
/// </summary>
internal sealed class CmdletChain
{
    private readonly List<(EntraAwsCmdlet Cmdlet, Action<object> Bind, Stage Pipeline)> _stages = [];

    /// <summary>What the last cmdlet wrote.</summary>
    public List<object> Output { get; } = [];

    public List<EntraAwsException> Errors { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>Called with each object on its way, and the number of the cmdlet that wrote it.</summary>
    public Action<int, object>? OnObject { get; set; }

    public bool IsWhatIf { get; init; }

    public IReadOnlyList<EntraAwsCmdlet> Cmdlets => _stages.ConvertAll(s => s.Cmdlet);

    /// <param name="cmdlet">With the parameters of the command line set.</param>
    /// <param name="bind">Sets those that come from the pipeline.</param>
    public CmdletChain Then<TCmdlet, TInput>(TCmdlet cmdlet, Action<TCmdlet, TInput> bind)
        where TCmdlet : EntraAwsCmdlet
    {
        var stage = new Stage(this, _stages.Count);
        cmdlet.Pipeline = stage;
        _stages.Add((cmdlet, input => bind(cmdlet, (TInput)input), stage));
        return this;
    }

    public void Run(IEnumerable<object> input)
    {
        try
        {
            foreach (var stage in _stages) Call(stage.Cmdlet, "BeginProcessing");
            foreach (var item in input) Take(0, item);
            foreach (var stage in _stages) Call(stage.Cmdlet, "EndProcessing");
        }
        finally
        {
            foreach (var stage in _stages) stage.Cmdlet.Dispose();
        }
    }

    /// <summary>What Ctrl+C does, on a thread of its own.</summary>
    public void Stop()
    {
        foreach (var stage in _stages) Call(stage.Cmdlet, "StopProcessing");
    }

    private void Take(int index, object item)
    {
        if (index == _stages.Count)
        {
            Output.Add(item);
            return;
        }

        _stages[index].Bind(item);
        Call(_stages[index].Cmdlet, "ProcessRecord");
    }

    private static void Call(EntraAwsCmdlet cmdlet, string method)
    {
        try
        {
            typeof(EntraAwsCmdlet).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(cmdlet, null);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }
    }

    private sealed class Stage(CmdletChain chain, int index) : IPipeline
    {
        private readonly int _thread = Environment.CurrentManagedThreadId;

        public object StateKey => chain;

        public bool IsWhatIf => chain.IsWhatIf;

        public bool AsksEachChange => false;

        public void WriteObject(object value)
        {
            if (Environment.CurrentManagedThreadId != _thread) throw new InvalidOperationException("Written on another thread than the pipeline's.");
            chain.OnObject?.Invoke(index, value);
            chain.Take(index + 1, value);
        }

        public void WriteError(EntraAwsException error) => chain.Errors.Add(error);

        public void WriteWarning(string text) => chain.Warnings.Add(text);

        public void WriteVerbose(string text)
        {
        }

        public void WriteProgress(OperationProgress progress)
        {
        }

        public bool ShouldProcess(string description, string question, string caption) => !chain.IsWhatIf;

        public bool ShouldReduceAccess(string question, string caption, bool force) => true;

        public string ResolvePath(string path) => path;

        public IReadOnlyList<string> ResolvePaths(string path) => [path];

        public void ThrowTerminatingError(EntraAwsException error) => throw error;
    }
}
