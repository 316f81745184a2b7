using EntraAws;
using EntraAws.Contracts;

namespace Rehearsal;

/// <summary>Agrees to each change and names it as it happens.</summary>
internal sealed class ConsoleHost(TextWriter output, bool verbose) : IOperationHost
{
    public bool IsPreview => false;

    public Task<bool> ConfirmAsync(Change change) => Task.FromResult(true);

    public Task AppliedAsync(Change change)
    {
        var values = ChangeText.Values(change);
        output.WriteLine($"   {change}");
        if (values.Length > 0) output.WriteLine($"       {Shorten(values)}");
        return Task.CompletedTask;
    }

    public Task WarnAsync(string message)
    {
        output.WriteLine($"   ! {message}");
        return Task.CompletedTask;
    }

    public Task VerboseAsync(string message)
    {
        if (verbose) output.WriteLine($"     {message}");
        return Task.CompletedTask;
    }

    public Task ProgressAsync(OperationProgress progress) => Task.CompletedTask;

    private static string Shorten(string text) => text.Length <= 150 ? text : text[..147] + "...";
}
