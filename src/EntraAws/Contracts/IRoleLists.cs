namespace EntraAws.Contracts;

/// <summary>Lists of roles, on disk and split over apps. It needs no connection of its own.</summary>
internal interface IRoleLists
{
    /// <summary>Checks a role that shall be written. It is asked as each comes, so that the bad one is the one that is told.</summary>
    RoleListEntry Check(RoleListEntry role);

    /// <summary>Checks whether a file can be written there, before anybody is asked about it.</summary>
    void CheckFile(string path, bool overwrite);

    /// <summary>Writes <c>role ARN,provider ARN</c> a line, by account and role, each pair once.</summary>
    RoleListFile Export(IReadOnlyList<RoleListEntry> roles, string path, bool overwrite);

    /// <summary>Reads such a file. A wrong line is told, and the others go on.</summary>
    Task ImportAsync(string path, Func<RoleListEntry, Task> emit, Func<EntraAwsException, Task> failed, CancellationToken cancellationToken);

    /// <summary>Divides roles over as many apps as they need, all roles of an account in one of them.</summary>
    RoleListDivision Split(RoleListSplitRequest request);
}
