using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Apps;

/// <summary>Checks and removes the signing certificates of an app.</summary>
internal sealed class CertificateChanges(GraphService graph, AppWriter writer) : IEntraCertificates
{
    public async Task<bool> IsActiveAsync(Guid servicePrincipalId, string thumbprint, CancellationToken cancellationToken) =>
        await graph.Replication.UntilAsync(async ct =>
        {
            var principal = await ReadAsync(servicePrincipalId, ["id", "preferredTokenSigningKeyThumbprint"], ct).ConfigureAwait(false);
            return string.Equals(principal.PreferredTokenSigningKeyThumbprint, thumbprint, StringComparison.OrdinalIgnoreCase) ? principal : null;
        }, Replication.Steady, Replication.ListLimit, cancellationToken).ConfigureAwait(false) is not null;

    public async Task<bool> RemoveAsync(Guid servicePrincipalId, IReadOnlyCollection<string> thumbprints, CancellationToken cancellationToken)
    {
        var principal = await ReadAsync(servicePrincipalId, ["id", "keyCredentials", "passwordCredentials"], cancellationToken).ConfigureAwait(false);
        // The halves and the password of one certificate share this, and nothing else ties them together: only the half
        // to verify with holds the bytes that tell the thumbprint.
        var removed = (principal.KeyCredentials ?? []).Where(k => IsOneOf(k, thumbprints)).Select(k => Text(k.CustomKeyIdentifier)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (removed.Count == 0) return true;
        bool Stays(byte[]? identifier) => Text(identifier) is not { } text || !removed.Contains(text);

        await writer.PatchPrincipalAsync(servicePrincipalId, () => new ServicePrincipal
        {
            // New objects each time: the SDK sends of a model that was read only what was changed since.
            KeyCredentials = [.. (principal.KeyCredentials ?? []).Where(k => Stays(k.CustomKeyIdentifier)).Select(Copy)],
            PasswordCredentials = [.. (principal.PasswordCredentials ?? []).Where(p => Stays(p.CustomKeyIdentifier)).Select(Copy)],
        }, cancellationToken).ConfigureAwait(false);
        return await graph.Replication.SettleAsync(async ct =>
        {
            var now = await ReadAsync(servicePrincipalId, ["id", "keyCredentials"], ct).ConfigureAwait(false);
            return (now.KeyCredentials ?? []).All(k => Stays(k.CustomKeyIdentifier));
        }, Replication.Steady, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
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
