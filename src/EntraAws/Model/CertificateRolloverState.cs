namespace EntraAws;

/// <summary>How far the rollover of an app's signing certificate is.</summary>
public enum CertificateRolloverState
{
    /// <summary>There was nothing to do.</summary>
    UpToDate,

    /// <summary>Only looked at, with -WhatIf.</summary>
    Planned,

    /// <summary>It ended before Entra signs with the other certificate: sign-in is as it was.</summary>
    Stopped,

    /// <summary>Entra signs with the certificate that was wanted; some provider still trusts the other one.</summary>
    Activated,

    /// <summary>Entra signs with the new certificate, and the providers trust no former one.</summary>
    Completed,

    /// <summary>Entra signs with the former certificate, and the providers trust no newer one.</summary>
    Undone,
}
