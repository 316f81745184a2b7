namespace EntraAws.Sandbox;

/// <summary>The password that belongs to a signing key. Its text is not kept.</summary>
public sealed class TenantPasswordCredential : Replicated
{
    public Guid KeyId { get; set; }

    public string CustomKeyIdentifier { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public DateTimeOffset StartDateTime { get; set; }

    public DateTimeOffset EndDateTime { get; set; }
}
