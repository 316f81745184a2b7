using Microsoft.Kiota.Abstractions;

namespace EntraAws.Engine.Entra.Transport;

/// <summary>
/// Goes with a write request. The request itself can't be cancelled, since one that was sent is never abandoned; what may
/// end early is only the wait before it is sent again after a refusal.
/// </summary>
internal sealed record WriteMark(CancellationToken Waiting) : IRequestOption
{
    /// <summary>Set when an attempt got no clear answer and the request was sent again: what is said then settles nothing.</summary>
    public bool Unclear { get; set; }

    public void AddTo(RequestConfiguration<DefaultQueryParameters> request) => request.Options.Add(this);
}
