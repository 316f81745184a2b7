using EntraAws.Contracts;

namespace EntraAws.Tests;

/// <summary>A caller that agrees to all, or to nothing, and keeps what it was told.</summary>
internal sealed class QuietHost : IOperationHost
{
    public bool IsPreview { get; init; }

    /// <summary>Answers each question; yes, unless it is a preview.</summary>
    public Func<Change, bool>? Answer { get; init; }

    public List<Change> Asked { get; } = [];

    public List<Change> Applied { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<string> Verbose { get; } = [];

    public Task<bool> ConfirmAsync(Change change)
    {
        lock (Asked) Asked.Add(change);
        return Task.FromResult(!IsPreview && Answer?.Invoke(change) != false);
    }

    public Task AppliedAsync(Change change) => Keep(Applied, change);

    public Task WarnAsync(string message) => Keep(Warnings, message);

    public Task VerboseAsync(string message) => Keep(Verbose, message);

    public Task ProgressAsync(OperationProgress progress) => Task.CompletedTask;

    private static Task Keep<T>(List<T> list, T value)
    {
        lock (list) list.Add(value);
        return Task.CompletedTask;
    }
}
