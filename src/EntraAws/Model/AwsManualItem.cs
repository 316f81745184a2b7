namespace EntraAws;

/// <summary>Something to record that no API tells.</summary>
public sealed record AwsManualItem
{
    /// <summary>What it is, as the record sheet names it.</summary>
    public required string Item { get; init; }

    /// <summary>Why it can't be read, and where to look instead.</summary>
    public required string Remark { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Item;
}
