using Azure.Core;
using Azure.Identity;

namespace EntraAws.Engine.Auth;

/// <summary>Tries credentials in turn, stays with the one that gave a token, and can name it.</summary>
internal sealed class EntraCredentialChain(IReadOnlyList<(string Name, TokenCredential Credential)> members) : TokenCredential
{
    private volatile Tuple<string, TokenCredential>? _accepted;

    public string Tried => string.Join(", ", members.Select(m => m.Name));

    public string? Accepted => _accepted?.Item1;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        GetTokenAsync(requestContext, cancellationToken).AsTask().GetAwaiter().GetResult();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (_accepted is { Item2: var known }) return await known.GetTokenAsync(requestContext, cancellationToken).ConfigureAwait(false);

        var reasons = new List<Exception>();
        foreach (var (name, credential) in members)
        {
            try
            {
                var token = await credential.GetTokenAsync(requestContext, cancellationToken).ConfigureAwait(false);
                _accepted = Tuple.Create(name, credential);
                return token;
            }
            catch (CredentialUnavailableException e)
            {
                reasons.Add(e);
            }
            catch (AuthenticationFailedException e) when (!ReferenceEquals(credential, members[^1].Credential))
            {
                // A stale environment or a machine without an identity must not hide the credential that would work.
                reasons.Add(e);
            }
        }

        throw new CredentialUnavailableException(string.Join(" ", reasons.Select(r => r.Message.Split('\n')[0].Trim())), new AggregateException(reasons));
    }
}
