using EntraAws.Contracts;

namespace EntraAws.Hosting;

/// <summary>
/// What a cmdlet does to the pipeline it runs in; all of it on the pipeline thread. Tests put their own in its place, so it
/// speaks of nothing that only a real PowerShell has: the assembly to compile against keeps no value that it is given.
/// </summary>
internal interface IPipeline
{
    /// <summary>What connection state hangs on: the runspace.</summary>
    object StateKey { get; }

    /// <summary>Whether -WhatIf, or the caller's $WhatIfPreference, is in force.</summary>
    bool IsWhatIf { get; }

    /// <summary>Whether -Confirm, or the caller's $ConfirmPreference, has every change asked about at a prompt.</summary>
    bool AsksEachChange { get; }

    void WriteObject(object value);

    void WriteError(EntraAwsException error);

    void WriteWarning(string text);

    void WriteVerbose(string text);

    void WriteProgress(OperationProgress progress);

    bool ShouldProcess(string description, string question, string caption);

    /// <summary>The question before a change that removes or weakens access; <see cref="PowerShellPipeline"/> tells when it is asked.</summary>
    bool ShouldReduceAccess(string question, string caption, bool force);

    /// <summary>The file system path of what the user typed.</summary>
    string ResolvePath(string path);

    /// <summary>The file system paths that a path with wildcards stands for, none where nothing matches; one without wildcards stands for itself.</summary>
    IReadOnlyList<string> ResolvePaths(string path);

    void ThrowTerminatingError(EntraAwsException error);
}
