namespace EntraAws;

/// <summary>What every result of a writing command carries: the account it is about, and what was, or would be, changed for it.</summary>
public abstract record ChangeSet
{
    /// <summary>The 12-digit AWS account.</summary>
    public string? AccountId { get; init; }

    /// <summary>That account's name, where the input told it; it is handed on for the names of groups.</summary>
    public string? AccountName { get; init; }

    /// <summary>That account's alias, where the input told it.</summary>
    public string? AccountAlias { get; init; }

    /// <summary>True for an object that does not exist yet: -WhatIf, or a refused change, left it a plan.</summary>
    public bool Planned { get; init; }

    /// <summary>The changes of this run, in their order. Empty when everything was as wanted.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];
}
