namespace EntraAws.Engine.Changes;

/// <summary>What became of a change that was tried.</summary>
internal enum JournalOutcome
{
    /// <summary>Something is about to be made. No later line for it means that the run was cut off in the middle.</summary>
    Begun,
    Applied,
    Failed,
}
