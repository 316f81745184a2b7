using EntraAws.Contracts;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Apps;

/// <summary>Checks and removes the signing certificates of an app.</summary>
internal sealed class CertificateChanges(GraphService graph, AppWriter writer) : IEntraCertificates
{
    /// <summary>What other tools count on for credentials that were just made.</summary>
    private const int SteadyReads = 5;

    public async Task<bool> IsActiveAsync(Guid servicePrincipalId, string thumbprint, CancellationToken cancellationToken) =>
        await graph.Replication.UntilAsync(async ct =>
        {
            var principal = await ReadAsync(servicePrincipalId, ["id", "preferredTokenSigningKeyThumbprint"], ct).ConfigureAwait(false);
            return string.Equals(principal.PreferredTokenSigningKeyThumbprint, thumbprint, StringComparison.OrdinalIgnoreCase) ? principal : null;
        }, Replication.Steady, Replication.ListLimit, cancellationToken).ConfigureAwait(false) is not null;

    public async Task<bool> RemoveAsync(DirectoryApp app, IReadOnlyCollection<string> thumbprints, string active, IReadOnlyCollection<string> staying, CancellationToken cancellationToken)
    {
        var id = app.ServicePrincipalId;
        var principal = await ReadSteadyAsync(id, active, staying, cancellationToken).ConfigureAwait(false) ?? throw Faults.CertificatesUnsettled(app.DisplayName);
        var keys = principal.KeyCredentials ?? [];
        // The halves and the password of one certificate share this, and nothing else ties them together: only the half
        // to verify with holds the bytes that tell the thumbprint.
        var removed = keys.Where(k => IsOneOf(k, thumbprints)).Select(k => Text(k.CustomKeyIdentifier)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (removed.Count == 0) return !keys.Exists(k => IsOneOf(k, thumbprints));
        bool Stays(byte[]? identifier) => Text(identifier) is not { } text || !removed.Contains(text);
        if (Missing(keys.Where(k => Stays(k.CustomKeyIdentifier)), active, staying) is not null) throw Faults.CertificatesUnsettled(app.DisplayName);

        try
        {
            await writer.PatchPrincipalAsync(id, () => new ServicePrincipal
            {
                // New objects each time: the SDK sends of a model that was read only what was changed since.
                KeyCredentials = [.. keys.Where(k => Stays(k.CustomKeyIdentifier)).Select(Copy)],
                PasswordCredentials = [.. (principal.PasswordCredentials ?? []).Where(p => Stays(p.CustomKeyIdentifier)).Select(Copy)],
            }, cancellationToken).ConfigureAwait(false);
        }
        catch (EntraAwsException e) when (GraphRefusal.Behind(e) is { Status: 400 } refusal)
        {
            // The documentation of the PATCH contradicts itself about passwordCredentials.
            throw Faults.CertificateRemovalRefused(app.DisplayName, thumbprints.First(), refusal.Message, e.InnerException);
        }

        string? lost = null;
        var settled = await graph.Replication.SettleAsync(async ct =>
        {
            var now = await ReadAsync(id, ["id", "keyCredentials"], ct).ConfigureAwait(false);
            lost = Missing(now.KeyCredentials ?? [], active, staying);
            return lost is null && (now.KeyCredentials ?? []).All(k => Stays(k.CustomKeyIdentifier));
        }, Replication.Steady, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
        return !settled && lost is not null ? throw Faults.CertificateLost(app.DisplayName, lost) : settled;
    }

    /// <summary>Until several reads in a row show the same credentials, with all that stays and with the active certificate in use.</summary>
    private async Task<ServicePrincipal?> ReadSteadyAsync(Guid id, string active, IReadOnlyCollection<string> staying, CancellationToken cancellationToken)
    {
        string? last = null;
        return await graph.Replication.UntilAsync(async ct =>
        {
            var principal = await ReadAsync(id, ["id", "preferredTokenSigningKeyThumbprint", "keyCredentials", "passwordCredentials"], ct).ConfigureAwait(false);
            var ids = (principal.KeyCredentials ?? []).Select(k => k.KeyId).Concat((principal.PasswordCredentials ?? []).Select(p => p.KeyId)).Order();
            var shown = string.Join(' ', ids);
            var alike = last is null || last == shown;
            last = shown;
            return alike && string.Equals(principal.PreferredTokenSigningKeyThumbprint, active, StringComparison.OrdinalIgnoreCase)
                && Missing(principal.KeyCredentials ?? [], active, staying) is null ? principal : null;
        }, SteadyReads, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A certificate that is not there, or null. The active one also needs the half that signs.</summary>
    private static string? Missing(IEnumerable<KeyCredential> keys, string active, IReadOnlyCollection<string> staying)
    {
        var there = keys.ToList();
        return staying.FirstOrDefault(thumbprint => there.Find(k => IsOneOf(k, [thumbprint])) is not { } verify
            || (thumbprint == active && !there.Exists(k => k.Usage == "Sign" && Text(k.CustomKeyIdentifier) == Text(verify.CustomKeyIdentifier))));
    }

    private Task<ServicePrincipal> ReadAsync(Guid id, string[] fields, CancellationToken cancellationToken) =>
        graph.Calls.ReadAsync(GraphOperations.GetApps, () => graph.Client.ServicePrincipals[id.ToString()]
            .GetAsync(r => r.QueryParameters.Select = fields, cancellationToken), $"the service principal {id}");

    private static bool IsOneOf(KeyCredential key, IReadOnlyCollection<string> thumbprints) =>
        key.Usage == "Verify" && AppMapper.Thumbprint(key.Key, key.CustomKeyIdentifier) is { } thumbprint && thumbprints.Contains(thumbprint, StringComparer.OrdinalIgnoreCase);

    private static string? Text(byte[]? identifier) => identifier is { Length: > 0 } ? Convert.ToBase64String(identifier) : null;

    private static KeyCredential Copy(KeyCredential k) => new()
    {
        CustomKeyIdentifier = k.CustomKeyIdentifier,
        DisplayName = k.DisplayName,
        EndDateTime = k.EndDateTime,
        Key = k.Key,
        KeyId = k.KeyId,
        StartDateTime = k.StartDateTime,
        Type = k.Type,
        Usage = k.Usage,
    };

    private static PasswordCredential Copy(PasswordCredential p) => new()
    {
        CustomKeyIdentifier = p.CustomKeyIdentifier,
        DisplayName = p.DisplayName,
        EndDateTime = p.EndDateTime,
        KeyId = p.KeyId,
        StartDateTime = p.StartDateTime,
    };
}
