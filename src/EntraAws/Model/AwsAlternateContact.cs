namespace EntraAws;

/// <summary>An alternate contact of an AWS account.</summary>
public sealed record AwsAlternateContact
{
    /// <summary>Billing, Operations or Security.</summary>
    public required string Type { get; init; }

    /// <summary>The person's or team's name.</summary>
    public string? Name { get; init; }

    /// <summary>Their title.</summary>
    public string? Title { get; init; }

    /// <summary>Their e-mail address.</summary>
    public string? EmailAddress { get; init; }

    /// <summary>Their telephone number.</summary>
    public string? PhoneNumber { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Type}: {Name}";
}
