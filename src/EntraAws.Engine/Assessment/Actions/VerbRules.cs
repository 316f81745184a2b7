namespace EntraAws.Engine.Assessment;

/// <summary>The level of an action that the catalogue doesn't know, guessed from the verb its name begins with.</summary>
internal static class VerbRules
{
    private static readonly string[] ListVerbs = ["List"];
    private static readonly string[] ReadVerbs =
    [
        "Get", "Describe", "BatchGet", "Read", "Search", "Query", "Scan", "View", "Lookup", "Check", "Verify", "Validate", "Preview",
        "Estimate", "Download", "Select", "Simulate", "Test", "Head", "Detect", "Discover",
    ];

    private static readonly string[] TaggingVerbs = ["Tag", "Untag", "AddTags", "RemoveTags", "CreateTags", "DeleteTags"];
    private static readonly string[] PermissionWords =
        ["Policy", "Policies", "Permission", "Permissions", "PermissionsBoundary", "PolicyVersion", "Grant", "AccountAssignment", "Entitlement", "ResourceShare"];

    public static ActionLevel LevelOf(string action)
    {
        var name = action[(action.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (BeginsWith(name, ListVerbs)) return ActionLevel.List;
        if (BeginsWith(name, ReadVerbs)) return ActionLevel.Read;
        if (BeginsWith(name, TaggingVerbs)) return ActionLevel.Tagging;
        return PermissionWords.Any(w => name.EndsWith(w, StringComparison.OrdinalIgnoreCase)) ? ActionLevel.PermissionsManagement : ActionLevel.Write;
    }

    /// <summary>
    /// The level to judge by. AWS grades some reading actions as Write or Permissions management
    /// (backup:ListIndexedRecoveryPointsForSearch, billing:GetResourcePolicy); who may only call those changes nothing.
    /// Those among them that hand out credentials are judged as data access.
    /// </summary>
    public static ActionLevel Corrected(string action, ActionLevel graded)
    {
        if (graded is not (ActionLevel.Write or ActionLevel.PermissionsManagement)) return graded;
        var name = action[(action.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return BeginsWith(name, ListVerbs) ? ActionLevel.List : BeginsWith(name, ["Get", "Describe", "BatchGet"]) ? ActionLevel.Read : graded;
    }

    // "Get" begins GetObject, not Getaway: a new word starts with a capital.
    private static bool BeginsWith(string name, string[] verbs) => verbs.Any(v =>
        name.StartsWith(v, StringComparison.OrdinalIgnoreCase) && (name.Length == v.Length || !char.IsLower(name[v.Length])));
}
