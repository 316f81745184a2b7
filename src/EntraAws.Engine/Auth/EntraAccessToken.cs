using System.Security;
using System.Text.Json;
using Azure.Core;

namespace EntraAws.Engine.Auth;

/// <summary>A token that somebody else got. It is not renewed; Graph says when it is over.</summary>
internal sealed class EntraAccessToken(SecureString token, TimeProvider time) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var text = EntraSecretText.Of(token);
        return new AccessToken(text, Expiry(text) ?? time.GetUtcNow().AddHours(1));
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));

    /// <summary>Graph's tokens are opaque to clients by contract, so one that can't be read is no error.</summary>
    private static DateTimeOffset? Expiry(string token)
    {
        try
        {
            var payload = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
            using var claims = JsonDocument.Parse(Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '=')));
            return DateTimeOffset.FromUnixTimeSeconds(claims.RootElement.GetProperty("exp").GetInt64());
        }
        catch (Exception e) when (e is IndexOutOfRangeException or FormatException or JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
