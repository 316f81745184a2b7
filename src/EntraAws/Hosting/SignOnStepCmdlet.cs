using System.Management.Automation;

namespace EntraAws.Hosting;

/// <summary>
/// A step between the app and its groups: what the steps after it need to know of the app and the account comes down the
/// pipeline with its input and goes on with its output.
/// </summary>
public abstract class SignOnStepCmdlet : ParallelCmdlet
{
    /// <summary>The name of the app; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Alias("DisplayName")]
    public string? AppDisplayName { get; set; }

    /// <summary>The account's name; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? AccountName { get; set; }

    /// <summary>The account's alias; set by the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? AccountAlias { get; set; }

    /// <summary>Set by the pipeline when what the step builds on is only planned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public bool Planned { get; set; }
}
