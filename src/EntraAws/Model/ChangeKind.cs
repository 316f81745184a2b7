namespace EntraAws;

/// <summary>What a change does to its target.</summary>
public enum ChangeKind
{
    /// <summary>Makes an object.</summary>
    Create,

    /// <summary>Alters an object that exists.</summary>
    Update,

    /// <summary>Ties two objects together: a policy to a role, a member or a role to a group.</summary>
    Add,

    /// <summary>Removes an object or a tie.</summary>
    Remove,

    /// <summary>Switches something off without removing it.</summary>
    Disable,
}
