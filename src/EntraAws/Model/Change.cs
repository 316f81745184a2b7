namespace EntraAws;

/// <summary>One change to AWS or Entra: computed before it is made, asked about once, and then made or not.</summary>
public sealed record Change
{
    /// <summary>What is done to the target.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The cloud that is changed.</summary>
    public required Cloud Cloud { get; init; }

    /// <summary>What the target is, in the cloud's own word: SAML provider, role, app role, group.</summary>
    public required string TargetType { get; init; }

    /// <summary>The full ARN in AWS, the display name and its owner in Entra.</summary>
    public required string Target { get; init; }

    /// <summary>The 12-digit AWS account that the change is for; null where it is for none in particular.</summary>
    public string? AccountId { get; init; }

    /// <summary>The object's id in its cloud, once it is known.</summary>
    public string? TargetId { get; init; }

    /// <summary>The changed values as they were; empty for something new.</summary>
    public IReadOnlyDictionary<string, string?> Before { get; init; } = None;

    /// <summary>The changed values as they shall be; empty for something removed. Never a secret.</summary>
    public IReadOnlyDictionary<string, string?> After { get; init; } = None;

    /// <summary>Why it is needed, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>True where it removes or weakens somebody's access; PowerShell asks before it, unless told otherwise.</summary>
    public bool ReducesAccess { get; init; }

    /// <summary>Whether it was made. False under -WhatIf, and where the answer was no.</summary>
    public bool Applied { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>No values.</summary>
    internal static IReadOnlyDictionary<string, string?> None { get; } = new Dictionary<string, string?>();

    /// <summary>The change in one line: <c>+ role arn:aws:iam::111122223333:role/Developer</c>.</summary>
    public override string ToString() => $"{Symbol} {TargetType} {Target}";

    private char Symbol => Kind switch
    {
        ChangeKind.Create or ChangeKind.Add => '+',
        ChangeKind.Remove => '-',
        _ => '~',
    };
}
