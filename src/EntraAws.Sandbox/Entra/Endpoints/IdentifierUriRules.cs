using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>Which identifier URIs a registration may take.</summary>
internal static class IdentifierUriRules
{
    public const int Longest = 255;

    public static List<string> Replace(GraphCall call, TenantApplication application, TenantServicePrincipal? principal, JsonNode? value)
    {
        var uris = value.Texts("identifierUris");
        if (uris.Distinct(StringComparer.OrdinalIgnoreCase).Count() != uris.Count)
            throw Refusal.Invalid("identifierUris");
        foreach (var uri in uris.Except(application.IdentifierUris, StringComparer.OrdinalIgnoreCase))
        {
            if (uri.Length > Longest || !Uri.TryCreate(uri, UriKind.Absolute, out var parsed)) throw Refusal.Invalid("identifierUris");
            if (!IsAllowed(call.Tenant, application, principal, parsed))
                throw Refusal.BadRequest($"Failed to add identifier URI {uri}. All newly added URIs must contain a tenant verified domain, tenant ID, or app ID, as per the default tenant policy of your organization. See https://aka.ms/identifier-uri-addition-error for more information on this error.");
            var taken = call.Tenant.Applications.Exists(a => a != application && a.Exists() && a.IdentifierUris.Contains(uri, StringComparer.OrdinalIgnoreCase));
            if (taken) throw Refusal.Conflict("identifierUris");
        }

        return uris;
    }

    /// <summary>SAML apps and those with v2 tokens are exempt, and only for what is newly added: so the mode is set first.</summary>
    private static bool IsAllowed(TenantState tenant, TenantApplication application, TenantServicePrincipal? principal, Uri uri)
    {
        if (principal?.PreferredSingleSignOnMode == "saml" || application.RequestedAccessTokenVersion == 2) return true;
        var text = uri.OriginalString;
        return text.Contains(tenant.TenantId.ToString(), StringComparison.OrdinalIgnoreCase)
            || text.Contains(application.AppId.ToString(), StringComparison.OrdinalIgnoreCase)
            || tenant.Domains.Exists(d => string.Equals(uri.Host, d.Name, StringComparison.OrdinalIgnoreCase)
                || uri.Host.EndsWith("." + d.Name, StringComparison.OrdinalIgnoreCase));
    }
}
