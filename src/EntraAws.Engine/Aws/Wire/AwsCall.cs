using Amazon.Runtime;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>One call of the Query protocol, and what became of its attempts.</summary>
internal sealed class AwsCall(string action, QueryForm form) : AmazonWebServiceRequest
{
    public string Action { get; } = action;

    public QueryForm Form { get; } = form;

    /// <summary>How often it was sent. More than one means that an answer may have been lost.</summary>
    public int Attempts { get; set; }

    /// <summary>
    /// Cancels the pauses between attempts of a call that was refused for its rate, and so was not carried out. The
    /// attempts of a write run under no token.
    /// </summary>
    public CancellationToken Stop { get; init; }
}
