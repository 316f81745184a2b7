using Amazon.Runtime;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>One call of a service, and what became of its attempts.</summary>
internal abstract class AwsCall(string action) : AmazonWebServiceRequest
{
    public string Action { get; } = action;

    /// <summary>How often it was sent. More than one means that an answer may have been lost.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether it is sent again only when it was refused for its rate: carried out twice, it would make two things.</summary>
    public bool Once { get; init; }

    /// <summary>
    /// Cancels the pauses between attempts of a call that was refused for its rate, and so was not carried out. The
    /// attempts of a write run under no token.
    /// </summary>
    public CancellationToken Stop { get; init; }
}
