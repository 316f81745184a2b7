namespace EntraAws.Contracts;

/// <summary>Which sign-on to check: that of an app, or of the app of an account.</summary>
internal sealed record SignOnRequest
{
    /// <summary>The app; null for the one whose identifier names the account, or that offers its roles.</summary>
    public AppSelector? App { get; init; }

    /// <summary>The account; null for all that the app is for.</summary>
    public string? AccountId { get; init; }

    /// <summary>For how many users Conditional Access is asked, one request a second; null for all.</summary>
    public int? Sample { get; init; }

    /// <summary>A certificate that ends within this many days is a warning.</summary>
    public int CertificateDays { get; init; }
}
