using Azure.Core;

namespace EntraAws.Engine.Auth;

/// <summary>Signs in where no sign-in is needed: the sandbox takes any token.</summary>
internal sealed class EntraNoSignIn(TimeProvider time) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new("sandbox", time.GetUtcNow().AddDays(1));

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
