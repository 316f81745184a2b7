namespace EntraAws.Sandbox;

/// <summary>A service-specific credential of a user; its secret is not kept.</summary>
public sealed class SandboxServiceCredential
{
    public string CredentialId { get; set; } = "";

    /// <summary>Such as codecommit.amazonaws.com.</summary>
    public string ServiceName { get; set; } = "";

    /// <summary>The name to sign in to the service with; API keys have none.</summary>
    public string? ServiceUserName { get; set; }

    /// <summary>Active, Inactive or Expired.</summary>
    public string Status { get; set; } = "Active";

    public DateTimeOffset CreateDate { get; set; }

    /// <summary>Null for one that does not end.</summary>
    public DateTimeOffset? ExpirationDate { get; set; }
}
