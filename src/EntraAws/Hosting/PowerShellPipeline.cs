using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Reflection;
using EntraAws.Contracts;

namespace EntraAws.Hosting;

/// <summary>The pipeline of a real PowerShell.</summary>
internal sealed class PowerShellPipeline(PSCmdlet cmdlet) : IPipeline
{
    private bool _yesToAll;
    private bool _noToAll;

    // Known to the pipeline thread alone, and asked for on others.
    public object StateKey { get; } = Runspace.DefaultRunspace;

    public bool IsWhatIf => cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? LanguagePrimitives.IsTrue(given)
        : LanguagePrimitives.IsTrue(cmdlet.SessionState.PSVariable.GetValue("WhatIfPreference"));

    // The cmdlets of this module that change something have ConfirmImpact Medium or High.
    public bool AsksEachChange => cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out var given)
        ? LanguagePrimitives.IsTrue(given)
        : cmdlet.SessionState.PSVariable.GetValue("ConfirmPreference")?.ToString() is var preference && (preference is "Low" or "Medium" || (HasHighImpact && preference is "High"));

    public void WriteObject(object value) => cmdlet.WriteObject(value);

    public void WriteError(EntraAwsException error) => cmdlet.WriteError(ErrorRecords.From(error));

    public void WriteWarning(string text) => cmdlet.WriteWarning(text);

    public void WriteVerbose(string text) => cmdlet.WriteVerbose(text);

    public void WriteProgress(OperationProgress progress)
    {
        var record = new ProgressRecord(1, progress.Activity, progress.Status) { PercentComplete = progress.Percent ?? -1 };
        if (progress.Completed) record.RecordType = ProgressRecordType.Completed;
        cmdlet.WriteProgress(record);
    }

    public bool ShouldProcess(string description, string question, string caption) =>
        Ask(question, () => cmdlet.ShouldProcess(description, question, caption));

    private bool HasHighImpact => cmdlet.GetType().GetCustomAttribute<CmdletAttribute>()?.ConfirmImpact == ConfirmImpact.High;

    // ConfirmImpact belongs to a whole cmdlet, and one run can both add and remove. So a reducing change is asked about
    // like one of impact High, unless the user has answered: with -Force, -Confirm:$false, $ConfirmPreference, or just
    // now at the prompt of -Confirm. A cmdlet of impact High has asked by ShouldProcess.
    public bool ShouldReduceAccess(string question, string caption, bool force)
    {
        if (force || _yesToAll || HasHighImpact || cmdlet.MyInvocation.BoundParameters.ContainsKey("Confirm")) return true;
        if (_noToAll) return false;
        var preference = cmdlet.SessionState.PSVariable.GetValue("ConfirmPreference")?.ToString();
        return preference is not ("High" or null) || Ask(question, () => cmdlet.ShouldContinue(question, caption, ref _yesToAll, ref _noToAll));
    }

    // A runbook's host has no prompt: some hosts throw one of these, some the other. The console's own prompt ends in the
    // last one where its input is at an end.
    private static bool Ask(string question, Func<bool> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (e is HostException or NotImplementedException or NullReferenceException || e.GetType() == typeof(PSInvalidOperationException))
        {
            throw Faults.ConfirmationImpossible(question, e);
        }
    }

    public string ResolvePath(string path) => cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    public IReadOnlyList<string> ResolvePaths(string path)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path)) return [ResolvePath(WildcardPattern.Unescape(path))];
        try
        {
            return cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _);
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
    }

    public void ThrowTerminatingError(EntraAwsException error) => cmdlet.ThrowTerminatingError(ErrorRecords.From(error));
}
