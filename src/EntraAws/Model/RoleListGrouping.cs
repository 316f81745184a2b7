namespace EntraAws;

/// <summary>What a list of roles is divided by.</summary>
public enum RoleListGrouping
{
    /// <summary>Whole accounts, in the order of their ids, as many as fit into an app.</summary>
    Account,

    /// <summary>An app for each organizational unit at the top; one that does not fit is divided by those below it.</summary>
    OrganizationalUnit,
}
