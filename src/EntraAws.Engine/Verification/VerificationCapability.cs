using EntraAws.Contracts;
using EntraAws.Engine.Verification.Saml;
using EntraAws.Engine.Verification.SignOns;

namespace EntraAws.Engine.Verification;

/// <summary>Whether people would get in.</summary>
internal sealed class VerificationCapability(SessionContext context) : IVerification
{
    public async Task<SamlResponseTest> TestResponseAsync(SamlResponseRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        var judge = new SamlResponseJudge(request, context.Time);
        return judge.Judge(await new AccountTrustReader(context).ReadAsync(judge.Reading.Roles, host, cancellationToken));
    }

    public Task TestSignOnAsync(SignOnRequest request, Func<SignOnCheck, Task> check, Func<SignOnAccess, Task> access, IOperationHost host, CancellationToken cancellationToken) =>
        new SignOnVerifier(context, host, check, access).TestAsync(request, cancellationToken);
}
