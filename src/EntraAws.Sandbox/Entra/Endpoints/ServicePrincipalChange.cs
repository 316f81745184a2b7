using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>One property of a PATCH of a service principal: checked at once, carried out when the whole body is good.</summary>
internal static class ServicePrincipalChange
{
    private static readonly string?[] SignOnModes = ["password", "saml", "external", "oidc", "notSupported", null];

    public static Action Of(GraphCall call, TenantServicePrincipal p, string property, JsonNode? value)
    {
        switch (property)
        {
            case "accountEnabled":
                var enabled = value.Flag(property) ?? throw Refusal.Invalid(property);
                return () => p.AccountEnabled = enabled;
            case "appRoleAssignmentRequired":
                var required = value.Flag(property) ?? throw Refusal.Invalid(property);
                return () => p.AppRoleAssignmentRequired = required;
            case "preferredSingleSignOnMode":
                var mode = value.Text(property);
                if (!SignOnModes.Contains(mode)) throw Refusal.Invalid(property);
                return () => p.PreferredSingleSignOnMode = mode;
            case "preferredTokenSigningKeyThumbprint":
                return Activate(call, p, value.Text(property));
            case "samlSingleSignOnSettings":
                var relayState = value?.Object(property)["relayState"].Text("relayState");
                return () => p.RelayState = relayState;
            case "appRoles":
                return Roles(call, p, value);
            case "keyCredentials":
                return Survive(call, p.KeyCredentials, k => k.KeyId, value, property);
            case "passwordCredentials":
                if (call.Tenant.RefusesPasswordCredentials) throw Refusal.Invalid(property);
                return Survive(call, p.PasswordCredentials, k => k.KeyId, value, property);
            default:
                return Plain(p, property, value);
        }
    }

    private static Action Plain(TenantServicePrincipal p, string property, JsonNode? value)
    {
        switch (property)
        {
            case "notificationEmailAddresses":
                var mails = value.Texts(property);
                if (mails.Exists(m => !m.Contains('@', StringComparison.Ordinal))) throw Refusal.Invalid(property);
                return () => p.NotificationEmailAddresses = mails;
            case "replyUrls":
                var urls = value.Texts(property);
                return () => p.ReplyUrls = urls;
            case "tags":
                var tags = value.Texts(property);
                return () => p.Tags = tags;
        }

        var text = value.Text(property);
        return property switch
        {
            "description" => () => p.Description = text,
            "homepage" => () => p.Homepage = text,
            "loginUrl" => () => p.LoginUrl = text,
            "logoutUrl" => () => p.LogoutUrl = text,
            "notes" => () => p.Notes = text,
            _ => throw Refusal.BadRequest($"Invalid property '{property}'."),
        };
    }

    private static Action Roles(GraphCall call, TenantServicePrincipal p, JsonNode? value)
    {
        var seen = p.AppRolesSeen(call.Now);
        var roles = AppRoleRules.Replace(value, "ServicePrincipal", p.AppRoles, seen);
        return () =>
        {
            p.FormerAppRoles = seen;
            p.AppRolesCurrentAt = call.Now + Replication.Seconds($"{p.Id}/{roles.Count}/{roles.Count(r => r.IsEnabled)}", "roles", 2, 6);
            p.AppRoles = roles;
        };
    }

    private static Action Activate(GraphCall call, TenantServicePrincipal p, string? thumbprint)
    {
        if (thumbprint is not null && !p.KeyCredentials.Exists(k => k.Exists() && SigningCertificate.Thumbprint(k) == thumbprint.ToUpperInvariant()))
            throw Refusal.Invalid("preferredTokenSigningKeyThumbprint");
        return () =>
        {
            if (p.PreferredTokenSigningKeyThumbprint == thumbprint) return;
            p.FormerTokenSigningKeyThumbprint = SigningCertificate.InMetadata(p, call.Now);
            p.PreferredTokenSigningKeyThumbprint = thumbprint?.ToUpperInvariant();
            p.MetadataCurrentAt = call.Now + Replication.Seconds(thumbprint ?? "", "metadata", 5, 25);
        };
    }

    /// <summary>A write can drop credentials and keep others; it can't bring new ones here. What is dropped shows for a while.</summary>
    private static Action Survive<T>(GraphCall call, List<T> current, Func<T, Guid> id, JsonNode? value, string property) where T : Replicated
    {
        var kept = value.Items(property).Select(item => item.Object(property)["keyId"].Id("keyId") ?? throw Refusal.Invalid(property)).ToHashSet();
        if (kept.Any(k => !current.Exists(c => c.Exists() && id(c) == k))) throw Refusal.Invalid(property);
        return () =>
        {
            foreach (var dropped in current.Where(c => c.Exists() && !kept.Contains(id(c)))) Replication.Unlinked(dropped, id(dropped), call.Now);
        };
    }
}
