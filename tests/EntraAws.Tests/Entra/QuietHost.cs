using EntraAws.Contracts;

namespace EntraAws.Tests.Entra;

internal sealed class QuietHost : IOperationHost
{
    public List<string> Warnings { get; } = [];

    public Task<bool> ConfirmAsync(Change change) => Task.FromResult(true);

    public Task AppliedAsync(Change change) => Task.CompletedTask;

    public Task WarnAsync(string message)
    {
        Warnings.Add(message);
        return Task.CompletedTask;
    }

    public Task VerboseAsync(string message) => Task.CompletedTask;

    public Task ProgressAsync(OperationProgress progress) => Task.CompletedTask;
}
