namespace EntraAws.Engine.Assessment;

/// <summary>What an action does to what it is called on; the access levels of AWS's service authorization reference.</summary>
internal enum ActionLevel : byte
{
    List,
    Read,
    Tagging,
    Write,
    PermissionsManagement,
}
