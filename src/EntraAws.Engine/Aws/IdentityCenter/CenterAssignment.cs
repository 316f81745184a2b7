namespace EntraAws.Engine.Aws;

/// <summary>A principal of the identity store has a permission set in an account.</summary>
/// <param name="PrincipalType">USER or GROUP.</param>
internal sealed record CenterAssignment(string AccountId, string PermissionSetArn, string PrincipalType, string PrincipalId)
{
    public const string Group = "GROUP";
}
