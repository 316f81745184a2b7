namespace EntraAws.Sandbox;

/// <summary>Whether the SCIM endpoint of IAM Identity Center lets the provisioning agent in.</summary>
internal static class ScimCredentials
{
    /// <returns>Null when it does.</returns>
    public static string? Problem(SandboxState state, TenantProvisioningSecrets secrets, DateTimeOffset at)
    {
        var address = secrets.BaseAddress()?.TrimEnd('/');
        if (state.IdentityCenter is not { } center || center.ScimEndpoint.TrimEnd('/') != address) return "The SCIM endpoint does not answer.";
        if (center.ScimTokenHash is null || center.ScimTokenHash != secrets.SecretHash) return "401 Unauthorized: the access token is not valid.";
        return at < center.ScimTokenExpires ? null : "401 Unauthorized: the access token has expired.";
    }
}
