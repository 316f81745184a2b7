using EntraAws.Contracts;

namespace EntraAws.Hosting;

/// <summary>The engine's view of the pipeline: every call becomes an action on the pipeline thread.</summary>
internal sealed class PipelineHost(IPipeline pipeline, ActionQueue queue, bool force) : IOperationHost
{
    public bool IsPreview { get; } = pipeline.IsWhatIf;

    /// <summary>Whether somebody is asked about every single change.</summary>
    public bool AsksEachChange { get; } = pipeline.AsksEachChange;

    public Task<bool> ConfirmAsync(Change change) => queue.PostAsync(() =>
    {
        var action = ChangeText.Describe(change);
        if (!pipeline.ShouldProcess($"{action}. {change.Reason}", $"{action}?", $"{change.TargetType} {change.Target}")) return false;
        return !change.ReducesAccess || pipeline.ShouldReduceAccess($"{action}? {change.Reason}", "This removes or weakens access", force);
    });

    public Task AppliedAsync(Change change) => VerboseAsync(ChangeText.Describe(change) + ": done.");

    public Task WarnAsync(string message) => Post(() => pipeline.WriteWarning(message));

    public Task VerboseAsync(string message) => Post(() => pipeline.WriteVerbose(message));

    public Task ProgressAsync(OperationProgress progress) => Post(() => pipeline.WriteProgress(progress));

    public Task WriteObjectAsync(object value) => Post(() => pipeline.WriteObject(value));

    public Task WriteErrorAsync(Exception error) => Post(() => pipeline.WriteError(ErrorRecords.Fault(error)));

    /// <summary>Asks before a local file is written (ShouldProcess).</summary>
    public Task<bool> ConfirmFileAsync(string what, string path) =>
        queue.PostAsync(() => pipeline.ShouldProcess($"Write {what} {path}.", $"Write {what} {path}?", "Write a file"));

    /// <summary>The file system path of what the user typed; null for nothing.</summary>
    public Task<string?> ResolvePathAsync(string? path) => queue.PostAsync(() => path is null ? null : pipeline.ResolvePath(path));

    /// <summary>The file system paths that the user's path, with or without wildcards, stands for; at least one.</summary>
    /// <param name="path">The path as it was typed.</param>
    /// <param name="hasLiteral">Whether -LiteralPath would take it as it is.</param>
    public Task<IReadOnlyList<string>> ResolvePathsAsync(string path, bool hasLiteral) => queue.PostAsync(() =>
    {
        var found = pipeline.ResolvePaths(path);
        return found.Count > 0 ? found : throw Faults.PathWithoutMatch(path, hasLiteral);
    });

    private Task Post(Action action) => queue.PostAsync(() =>
    {
        action();
        return true;
    });
}
