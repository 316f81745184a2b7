namespace EntraAws;

/// <summary>The account's password policy for IAM users.</summary>
public sealed record AwsPasswordPolicy
{
    /// <summary>The least number of characters, 6 to 128.</summary>
    public int MinimumLength { get; init; }

    /// <summary>Whether an upper-case letter is required.</summary>
    public bool RequireUppercase { get; init; }

    /// <summary>Whether a lower-case letter is required.</summary>
    public bool RequireLowercase { get; init; }

    /// <summary>Whether a digit is required.</summary>
    public bool RequireNumbers { get; init; }

    /// <summary>Whether a symbol is required.</summary>
    public bool RequireSymbols { get; init; }

    /// <summary>Whether users may change their own password.</summary>
    public bool AllowUsersToChange { get; init; }

    /// <summary>After how many days a password ends; null for never.</summary>
    public int? MaxAge { get; init; }

    /// <summary>How many old passwords can't be used again; null for none.</summary>
    public int? ReusePrevention { get; init; }

    /// <summary>Whether an administrator must set a new one after the end.</summary>
    public bool HardExpiry { get; init; }
}
