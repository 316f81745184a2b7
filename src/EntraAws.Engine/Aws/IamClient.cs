using EntraAws.Contracts;
using System.Xml.Linq;
using EntraAws.Engine.Aws.Wire;
using EntraAws.Engine.Auth;

namespace EntraAws.Engine.Aws;

/// <summary>Calls of IAM: reads that can be stopped, writes that are seen through, and one renewal of credentials that ran out.</summary>
internal sealed class IamClient(AwsServiceClient client, AwsCredentialSource credentials, TimeProvider time) : IDisposable
{
    public TimeProvider Time => time;

    /// <param name="what">What the call is about, for an error's text and target.</param>
    public async Task<XElement> ReadAsync(string action, QueryForm form, string what, CancellationToken cancellationToken) =>
        (await SendAsync(new AwsCall(action, form), what, cancellationToken).ConfigureAwait(false)).Result;

    /// <summary>All pages of a list.</summary>
    public async Task ReadPagesAsync(string action, QueryForm form, string what, Action<XElement> page, CancellationToken cancellationToken)
    {
        string? marker = null;
        do
        {
            var result = await ReadAsync(action, form.From(marker), what, cancellationToken).ConfigureAwait(false);
            page(result);
            // Only IsTruncated tells whether there is more; a page may be short, or empty.
            if (!result.Flag("IsTruncated")) return;
            var next = result.Text("Marker");
            if (string.IsNullOrEmpty(next) || next == marker)
                throw Faults.AwsAnswerInvalid($"iam:{action}", "it says that there is more, but not where.");
            marker = next;
        }
        while (true);
    }

    /// <summary>
    /// Sends a write. The token is looked at before it leaves and while it waits to be sent again after a refusal; an
    /// attempt under way is never given up. Concurrent changes are waited out, and what <paramref name="again"/> names.
    /// </summary>
    public async Task WriteAsync(string action, QueryForm form, string what, CancellationToken cancellationToken, Func<EntraAwsException, bool>? again = null)
    {
        var patience = new Patience(time, Patience.ForVisibility);
        var call = new AwsCall(action, form) { Stop = cancellationToken };
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await SendAsync(call, what, CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (EntraAwsException e) when (!patience.IsOver && (IsBusy(e) || again?.Invoke(e) == true))
            {
                await patience.StepAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public void Dispose() => client.Dispose();

    /// <summary>409s that Core does not repeat.</summary>
    private static bool IsBusy(EntraAwsException error) =>
        AwsErrors.Code(error) is "ConcurrentModification" or "ConcurrentModificationException" or "EntityTemporarilyUnmodifiable" or "EntityTemporarilyUnmodifiableException";

    private async Task<AwsAnswer> SendAsync(AwsCall call, string what, CancellationToken cancellationToken)
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
                if (call.Attempts > 1) AwsErrors.MarkRepeated(e);
                throw AwsErrors.Translate(e, $"iam:{call.Action}", what, credentials.Name);
            }
        }
    }
}
