namespace EntraAws.Engine.Entra;

/// <summary>The Entra side of a connection. It waits, repeats and reads back; it decides nothing.</summary>
internal interface IEntraDirectory : IEntraApps, IEntraAccess, IEntraProtection, IDisposable
{
    EntraIdentity Identity { get; }

    /// <summary>Role provisioning.</summary>
    IEntraSynchronization Synchronization { get; }

    /// <summary>Signing certificates, beyond the first.</summary>
    IEntraCertificates Certificates { get; }

    /// <summary>What a sign-in would meet.</summary>
    IEntraSignOn SignOn { get; }

    /// <summary>The tags of enterprise applications.</summary>
    IEntraAppTags AppTags { get; }
}
