namespace EntraAws.Engine.Entra;

/// <summary>The signing certificates of an app that has one already. Every failure is an <see cref="EntraAwsException"/>.</summary>
internal interface IEntraCertificates
{
    /// <summary>Whether the app signs with a certificate, by several reads in a row. Waits for a change that was made a moment ago.</summary>
    Task<bool> IsActiveAsync(Guid servicePrincipalId, string thumbprint, CancellationToken cancellationToken);

    /// <summary>
    /// Removes certificates with their private keys and passwords, and waits until reads no longer show them. All other
    /// credentials are sent along, since the collections are replaced.
    /// </summary>
    /// <returns>False when reads still show one after the time that lists may lag.</returns>
    Task<bool> RemoveAsync(Guid servicePrincipalId, IReadOnlyCollection<string> thumbprints, CancellationToken cancellationToken);
}
