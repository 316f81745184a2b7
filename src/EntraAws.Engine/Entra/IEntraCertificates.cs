namespace EntraAws.Engine.Entra;

/// <summary>The signing certificates of an app that has one already. Every failure is an <see cref="EntraAwsException"/>.</summary>
internal interface IEntraCertificates
{
    /// <summary>Whether the app signs with a certificate, by several reads in a row. Waits for a change that was made a moment ago.</summary>
    Task<bool> IsActiveAsync(Guid servicePrincipalId, string thumbprint, CancellationToken cancellationToken);

    /// <summary>
    /// Removes certificates with their private keys and passwords, and waits until reads no longer show them. All other
    /// credentials are sent along, since the collections are replaced: nothing is sent before reads show all that stays.
    /// </summary>
    /// <param name="app">Whose they are.</param>
    /// <param name="thumbprints">Those that go.</param>
    /// <param name="active">The one that the app must sign with.</param>
    /// <param name="staying">Those that must be there before and after, the active one among them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>False when reads still show one after the time that lists may lag.</returns>
    Task<bool> RemoveAsync(DirectoryApp app, IReadOnlyCollection<string> thumbprints, string active, IReadOnlyCollection<string> staying, CancellationToken cancellationToken);
}
