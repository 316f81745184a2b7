using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using EntraAws.Hosting;

namespace EntraAws.Binding;

/// <summary>Completes names that this runspace has seen. It never asks a cloud: tab must answer at once.</summary>
public abstract class SeenNamesCompleter(string kind) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var runspace = Runspace.DefaultRunspace;
        return runspace is null ? [] : Completion.Match(Connections.Names(runspace).Get(kind), wordToComplete);
    }
}
