namespace EntraAws.Sandbox;

/// <summary>Somebody has a permission set in an account.</summary>
public sealed class SandboxAccountAssignment : Replicated
{
    public string AccountId { get; set; } = "";

    public string PermissionSetId { get; set; } = "";

    /// <summary>USER or GROUP.</summary>
    public string PrincipalType { get; set; } = "GROUP";

    public string PrincipalId { get; set; } = "";

    /// <summary>Whether it is the same thing, deleted or not.</summary>
    public bool Is(string accountId, string permissionSetId, string principalType, string principalId) =>
        AccountId == accountId && PermissionSetId == permissionSetId && PrincipalType == principalType && PrincipalId == principalId;
}
