namespace EntraAws.Sandbox;

/// <summary>The account's own password policy.</summary>
public sealed class SandboxPasswordPolicy
{
    public int MinimumPasswordLength { get; set; } = 8;

    public bool RequireSymbols { get; set; }

    public bool RequireNumbers { get; set; }

    public bool RequireUppercaseCharacters { get; set; }

    public bool RequireLowercaseCharacters { get; set; }

    public bool AllowUsersToChangePassword { get; set; }

    /// <summary>Days; null for passwords that do not expire.</summary>
    public int? MaxPasswordAge { get; set; }

    public int? PasswordReusePrevention { get; set; }

    public bool HardExpiry { get; set; }
}
