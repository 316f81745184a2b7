using EntraAws.Contracts;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>Judges responses without a connection.</summary>
internal sealed class SamlResponsesCapability(TimeProvider time) : ISamlResponses
{
    public Task<SamlResponseTest> TestAsync(SamlResponseRequest request, CancellationToken cancellationToken) =>
        Task.Run(() => new SamlResponseJudge(request, time).Judge(null), cancellationToken);
}
