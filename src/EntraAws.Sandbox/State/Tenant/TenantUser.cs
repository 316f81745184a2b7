namespace EntraAws.Sandbox;

/// <summary>A user, member or guest. Passwords are checked when they are set and kept nowhere.</summary>
public sealed class TenantUser : TenantObject
{
    public string UserPrincipalName { get; set; } = "";

    public string? Mail { get; set; }

    public string? MailNickname { get; set; }

    public string? GivenName { get; set; }

    public string? Surname { get; set; }

    public string? JobTitle { get; set; }

    public string? Department { get; set; }

    public string? UsageLocation { get; set; }

    public bool AccountEnabled { get; set; } = true;

    /// <summary>Member or Guest.</summary>
    public string UserType { get; set; } = "Member";

    /// <summary>True when the on-premises directory is its master; null for a cloud user, as Graph has it.</summary>
    public bool? OnPremisesSyncEnabled { get; set; }

    public string? OnPremisesSamAccountName { get; set; }
}
