using System.Management.Automation;
using EntraAws.Contracts;

namespace EntraAws.Hosting;

/// <summary>Turns what went wrong into PowerShell's error records.</summary>
internal static class ErrorRecords
{
    /// <summary>The error of this module that an exception is, or stands for.</summary>
    public static EntraAwsException Fault(Exception exception) => exception as EntraAwsException ?? Faults.Unexpected(exception);

    public static ErrorRecord From(EntraAwsException fault)
    {
        var category = (ErrorCategory)Enum.Parse(typeof(ErrorCategory), fault.Category.ToString());
        return new ErrorRecord(fault, fault.ErrorId, category, fault.FaultTarget);
    }

    /// <summary>True for what PowerShell uses to steer a pipeline; it must pass through untouched.</summary>
    public static bool IsFlowControl(Exception exception) =>
        exception is PipelineStoppedException or FlowControlException or ActionPreferenceStopException || exception.GetType().Name == "StopUpstreamCommandsException";
}
