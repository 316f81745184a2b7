using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using EntraAws.Rules;

namespace EntraAws.Binding;

/// <summary>Completes the user attributes that can become RoleSessionName.</summary>
public sealed class SessionNameSourceCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Match(SessionName.Sources, wordToComplete);
}
