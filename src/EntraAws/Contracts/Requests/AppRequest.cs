namespace EntraAws.Contracts;

/// <summary>An enterprise application that shall be there, and how it shall be.</summary>
internal sealed record AppRequest
{
    public required string DisplayName { get; init; }

    public string? AccountId { get; init; }

    /// <summary>For an app that is of no one account: what follows the # in its identifier, instead of an account's id.</summary>
    public string? Identifier { get; init; }

    /// <summary>Null leaves an existing app's as it is and gives a new one userprincipalname.</summary>
    public string? SessionNameSource { get; init; }

    /// <summary>Null leaves an existing app's as it is and gives a new one 3,600.</summary>
    public int? SessionDuration { get; init; }

    public int CertificateYears { get; init; } = 3;

    public IReadOnlyList<string> NotificationEmail { get; init; } = [];

    /// <summary>Allows a claims policy on an app that this module did not make.</summary>
    public bool ReplaceClaims { get; init; }
}
