using EntraAws.Engine.Auth;

namespace EntraAws.Engine.Aws.Wire;

/// <summary>Sends calls of one service: one renewal of credentials that ran out, and every failure as an error of this module.</summary>
internal sealed class AwsCaller(AwsServiceClient client, AwsService service, AwsCredentialSource credentials) : IDisposable
{
    /// <summary>An action as IAM policies name it; for the services spoken to it begins with the name that signatures carry.</summary>
    public string Permission(string action) => $"{service.SigningName}:{action}";

    /// <param name="call">The call; its attempts are counted in it.</param>
    /// <param name="what">What it is about, for an error's text and target.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <exception cref="EntraAwsException">It was refused, or could not be sent.</exception>
    public async Task<AwsAnswer> SendAsync(AwsCall call, string what, CancellationToken cancellationToken)
    {
        var renewed = false;
        while (true)
        {
            try
            {
                return await client.SendAsync(call, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                throw;
            }
            catch (Exception e) when (!renewed && AwsErrors.IsExpired(e) && credentials.TryRenew())
            {
                renewed = true;
            }
            catch (Exception e)
            {
                if (call.Attempts > 1) RepeatedCall.Mark(e);
                throw AwsErrors.Translate(e, Permission(call.Action), what, credentials.Name);
            }
        }
    }

    public void Dispose() => client.Dispose();
}
