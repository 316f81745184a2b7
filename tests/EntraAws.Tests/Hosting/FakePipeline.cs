using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Tests.Hosting;

/// <summary>A pipeline that keeps what is written to it, and checks that all of it happens on one thread.</summary>
internal sealed class FakePipeline : IPipeline
{
    private readonly int _thread = Environment.CurrentManagedThreadId;

    public object StateKey { get; init; } = new();

    public bool IsWhatIf { get; init; }

    public bool AsksEachChange { get; init; }

    /// <summary>Answers ShouldProcess; yes without it.</summary>
    public Func<string, bool>? Answer { get; init; }

    /// <summary>Answers the question before access is reduced.</summary>
    public bool ReduceAccess { get; init; } = true;

    /// <summary>Called with each object that is written.</summary>
    public Action<object>? OnObject { get; set; }

    /// <summary>All that happened, in its order.</summary>
    public List<string> Log { get; } = [];

    public List<object> Output { get; } = [];

    public List<EntraAwsException> Errors { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<string> Questions { get; } = [];

    public List<string> Reductions { get; } = [];

    public void WriteObject(object value)
    {
        Enter($"object {value}");
        OnObject?.Invoke(value);
        Output.Add(value);
    }

    public void WriteError(EntraAwsException error)
    {
        Enter($"error {error.ErrorId}");
        Errors.Add(error);
    }

    public void WriteWarning(string text)
    {
        Enter($"warning {text}");
        Warnings.Add(text);
    }

    public void WriteVerbose(string text) => Enter($"verbose {text}");

    public void WriteProgress(OperationProgress progress) => Enter($"progress {progress.Status}");

    public bool ShouldProcess(string description, string question, string caption)
    {
        Enter($"ask {caption}");
        Questions.Add(question);
        return !IsWhatIf && Answer?.Invoke(question) != false;
    }

    public bool ShouldReduceAccess(string question, string caption, bool force)
    {
        Enter("ask to reduce access");
        Reductions.Add(question);
        return force || ReduceAccess;
    }

    public string ResolvePath(string path) => Path.GetFullPath(path);

    public IReadOnlyList<string> ResolvePaths(string path) => [ResolvePath(path)];

    public void ThrowTerminatingError(EntraAwsException error)
    {
        Enter($"terminating {error.ErrorId}");
        throw error;
    }

    public void Note(string text)
    {
        lock (Log) Log.Add(text);
    }

    private void Enter(string text)
    {
        Assert.Equal(_thread, Environment.CurrentManagedThreadId);
        Note(text);
    }
}
