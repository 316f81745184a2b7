using EntraAws.Contracts;

namespace EntraAws.Tests.Aws;

/// <summary>A host that agrees to all and keeps what it was told.</summary>
internal sealed class QuietHost : IOperationHost
{
    public List<string> Verbose { get; } = [];

    public Task<bool> ConfirmAsync(Change change) => Task.FromResult(true);

    public Task AppliedAsync(Change change) => Task.CompletedTask;

    public Task WarnAsync(string message) => Task.CompletedTask;

    public Task VerboseAsync(string message)
    {
        Verbose.Add(message);
        return Task.CompletedTask;
    }

    public Task ProgressAsync(OperationProgress progress) => Task.CompletedTask;
}
