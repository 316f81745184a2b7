namespace EntraAws.Engine.Changes;

/// <summary>What became of a change that was tried.</summary>
internal enum JournalOutcome
{
    Applied,
    Failed,
}
