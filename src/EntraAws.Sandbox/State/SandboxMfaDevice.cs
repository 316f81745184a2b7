namespace EntraAws.Sandbox;

/// <summary>An MFA device of a user.</summary>
public sealed class SandboxMfaDevice
{
    /// <summary>The ARN of a virtual device, or the serial number of a hardware one.</summary>
    public string SerialNumber { get; set; } = "";

    public DateTimeOffset EnableDate { get; set; }
}
