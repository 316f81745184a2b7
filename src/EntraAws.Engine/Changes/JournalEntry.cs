namespace EntraAws.Engine.Changes;

/// <summary>One line of the journal.</summary>
internal sealed record JournalEntry(JournalOutcome Outcome, string? ErrorId, Change Change);
