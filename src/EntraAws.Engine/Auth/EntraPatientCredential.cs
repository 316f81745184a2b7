using Azure.Core;
using Azure.Identity;

namespace EntraAws.Engine.Auth;

/// <summary>Asks again: the token endpoint of a managed identity fails now and then for no reason of the caller's.</summary>
internal sealed class EntraPatientCredential(TokenCredential inner, TimeProvider time, Func<double> jitter) : TokenCredential
{
    private const int Attempts = 4;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        GetTokenAsync(requestContext, cancellationToken).AsTask().GetAwaiter().GetResult();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await inner.GetTokenAsync(requestContext, cancellationToken).ConfigureAwait(false);
            }
            catch (AuthenticationFailedException) when (attempt < Attempts)
            {
                var pause = TimeSpan.FromSeconds(Math.Pow(2, attempt - 1) * (0.5 + jitter()));
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
