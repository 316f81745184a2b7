using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using EntraAws.Hosting;

namespace EntraAws.Binding;

/// <summary>Completes managed policies: the AWS ones that roles for people are usually made of, and those an inventory has shown.</summary>
public sealed class PolicyNameCompleter : IArgumentCompleter
{
    private static readonly string[] Usual =
    [
        "AdministratorAccess", "AmazonDynamoDBFullAccess", "AmazonEC2FullAccess", "AmazonEC2ReadOnlyAccess", "AmazonRDSFullAccess",
        "AmazonS3FullAccess", "AmazonS3ReadOnlyAccess", "AWSLambda_FullAccess", "Billing", "CloudWatchReadOnlyAccess", "DatabaseAdministrator",
        "DataScientist", "IAMFullAccess", "IAMReadOnlyAccess", "NetworkAdministrator", "PowerUserAccess", "ReadOnlyAccess", "SecurityAudit",
        "SupportUser", "SystemAdministrator", "ViewOnlyAccess",
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var runspace = Runspace.DefaultRunspace;
        var seen = runspace is null ? [] : Connections.Names(runspace).Get("policy");
        return Completion.Match(Usual.Union(seen, StringComparer.OrdinalIgnoreCase).OrderBy(n => n, StringComparer.OrdinalIgnoreCase), wordToComplete);
    }
}
