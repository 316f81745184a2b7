using EntraAws.Contracts;
using System.Xml.Linq;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Calls of IAM: reads that can be stopped, writes that are seen through.</summary>
internal sealed class IamClient(AwsCaller caller, TimeProvider time) : IDisposable
{
    public TimeProvider Time => time;

    /// <param name="what">What the call is about, for an error's text and target.</param>
    public async Task<XElement> ReadAsync(string action, QueryForm form, string what, CancellationToken cancellationToken) =>
        (await caller.SendAsync(new QueryCall(action, form), what, cancellationToken).ConfigureAwait(false)).Result;

    /// <summary>All pages of a list.</summary>
    public Task ReadPagesAsync(string action, QueryForm form, string what, Action<XElement> page, CancellationToken cancellationToken) =>
        ReadPagesAsync(
            action,
            form,
            what,
            result =>
            {
                page(result);
                return Task.CompletedTask;
            },
            cancellationToken);

    /// <summary>All pages of a list; the next is asked for when the one before was dealt with.</summary>
    public async Task ReadPagesAsync(string action, QueryForm form, string what, Func<XElement, Task> page, CancellationToken cancellationToken)
    {
        string? marker = null;
        do marker = await ReadPageAsync(action, form, what, page, marker, cancellationToken).ConfigureAwait(false);
        while (marker is not null);
    }

    // Apart, so that a page is let go before the next one comes: together they would be twice the memory.
    private async Task<string?> ReadPageAsync(string action, QueryForm form, string what, Func<XElement, Task> page, string? marker, CancellationToken cancellationToken)
    {
        var result = await ReadAsync(action, form.From(marker), what, cancellationToken).ConfigureAwait(false);
        await page(result).ConfigureAwait(false);
        // Only IsTruncated tells whether there is more; a page may be short, or empty.
        if (!result.Flag("IsTruncated")) return null;
        var next = result.Text("Marker");
        return string.IsNullOrEmpty(next) || next == marker ? throw Faults.AwsAnswerInvalid($"iam:{action}", "it says that there is more, but not where.") : next;
    }

    /// <summary>
    /// Sends a write. The token is looked at before it leaves and while it waits to be sent again after a refusal; an
    /// attempt under way is never given up. Concurrent changes are waited out, and what <paramref name="again"/> names.
    /// </summary>
    public async Task WriteAsync(string action, QueryForm form, string what, CancellationToken cancellationToken, Func<EntraAwsException, bool>? again = null)
    {
        var patience = new Patience(time, Patience.ForVisibility);
        var call = new QueryCall(action, form) { Stop = cancellationToken };
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await caller.SendAsync(call, what, CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (EntraAwsException e) when (!patience.IsOver && (IsBusy(e) || again?.Invoke(e) == true))
            {
                await patience.StepAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Sends a write whose answer can't be had twice. One whose answer is lost is not sent again.</summary>
    public async Task<XElement> WriteOnceAsync(string action, QueryForm form, string what, CancellationToken cancellationToken, Func<EntraAwsException, bool> again)
    {
        var patience = new Patience(time, Patience.ForVisibility);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return (await caller.SendAsync(new QueryCall(action, form) { Stop = cancellationToken, Once = true }, what, CancellationToken.None).ConfigureAwait(false)).Result;
            }
            catch (EntraAwsException e) when (!patience.IsOver && (IsBusy(e) || again(e)))
            {
                await patience.StepAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public void Dispose() => caller.Dispose();

    /// <summary>409s that Core does not repeat.</summary>
    private static bool IsBusy(EntraAwsException error) =>
        AwsErrors.Code(error) is "ConcurrentModification" or "ConcurrentModificationException" or "EntityTemporarilyUnmodifiable" or "EntityTemporarilyUnmodifiableException";
}
