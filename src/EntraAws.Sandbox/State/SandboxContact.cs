namespace EntraAws.Sandbox;

/// <summary>An alternate contact of an account.</summary>
public sealed class SandboxContact
{
    /// <summary>BILLING, OPERATIONS or SECURITY.</summary>
    public string Type { get; set; } = "";

    public string Name { get; set; } = "";

    public string Title { get; set; } = "";

    public string EmailAddress { get; set; } = "";

    public string PhoneNumber { get; set; } = "";
}
