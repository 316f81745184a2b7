namespace EntraAws.Engine.Changes;

/// <summary>One line of the journal.</summary>
/// <param name="At">When it was written, UTC.</param>
/// <param name="Unsettled">True where the cloud may hold the object already and not show it yet.</param>
internal sealed record JournalEntry(JournalOutcome Outcome, string? ErrorId, Change Change, DateTimeOffset At, bool? Unsettled);
