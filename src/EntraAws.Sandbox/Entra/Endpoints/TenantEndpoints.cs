using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>The tenant itself: organization, domains, licences, security defaults, authentication strengths.</summary>
internal static class TenantEndpoints
{
    // The service plans that make an edition; their ids are the same everywhere.
    private const string PlanP1 = "41781fb2-bc02-4b7c-bd55-b576c07bb09d";
    private const string PlanP2 = "eec0eb4f-6444-4f95-aba0-50c24d67f998";

    private static readonly (string Id, string Name)[] Strengths =
    [
        ("00000000-0000-0000-0000-000000000002", "Multifactor authentication"),
        ("00000000-0000-0000-0000-000000000003", "Passwordless MFA"),
        ("00000000-0000-0000-0000-000000000004", "Phishing-resistant MFA"),
    ];

    public static GraphResponse Organization(GraphCall call) => GraphPage.Of(call, "organization",
    [
        new JsonObject
        {
            ["id"] = call.Tenant.TenantId.ToString(),
            ["displayName"] = call.Tenant.DisplayName,
            ["tenantType"] = "AAD",
            ["onPremisesSyncEnabled"] = call.Tenant.Users.Exists(u => u.OnPremisesSyncEnabled == true) ? true : null,
            ["verifiedDomains"] = new JsonArray([.. call.Tenant.Domains.Select(d => new JsonObject
            {
                ["capabilities"] = "Email, OfficeCommunicationsOnline",
                ["isDefault"] = d.IsDefault,
                ["isInitial"] = d.IsInitial,
                ["name"] = d.Name,
                ["type"] = "Managed",
            })]),
        },
    ], []);

    public static GraphResponse Domains(GraphCall call) => GraphPage.Of(call, "domains", call.Tenant.Domains.Select(d => new JsonObject
    {
        ["id"] = d.Name,
        ["authenticationType"] = "Managed",
        ["isAdminManaged"] = true,
        ["isDefault"] = d.IsDefault,
        ["isInitial"] = d.IsInitial,
        ["isVerified"] = true,
    }), []);

    public static GraphResponse SubscribedSkus(GraphCall call)
    {
        var skus = call.Tenant.License switch
        {
            TenantLicense.P1 => [Sku(call.Tenant, "AAD_PREMIUM", "078d2b04-f1bd-4111-bbd4-b4b1b354cef4", (PlanP1, "AAD_PREMIUM"))],
            TenantLicense.P2 => [Sku(call.Tenant, "AAD_PREMIUM_P2", "84a661c4-e949-4bd2-a560-ed7766fcaf2b", (PlanP1, "AAD_PREMIUM"), (PlanP2, "AAD_PREMIUM_P2"))],
            _ => Array.Empty<JsonObject>(),
        };
        return GraphPage.Of(call, "subscribedSkus", skus, []);
    }

    public static GraphResponse SecurityDefaults(GraphCall call) => call.Entity("policies/identitySecurityDefaultsEnforcementPolicy", new JsonObject
    {
        ["id"] = "00000000-0000-0000-0000-000000000005",
        ["displayName"] = "Security Defaults",
        ["description"] = null,
        ["isEnabled"] = call.Tenant.SecurityDefaultsEnabled,
    });

    public static GraphResponse ListStrengths(GraphCall call) =>
        GraphPage.Of(call, "policies/authenticationStrengthPolicies", Strengths.Select(Strength), ["id", "displayName"]);

    public static GraphResponse GetStrength(GraphCall call) =>
        call.Entity("policies/authenticationStrengthPolicies", Strength(Array.Find(Strengths, s => s.Id == call["id"]) is { Id: not null } found ? found : throw Refusal.NotFound(call["id"])));

    public static bool IsStrength(string? id) => Array.Exists(Strengths, s => s.Id == id);

    private static JsonObject Strength((string Id, string Name) strength) => new()
    {
        ["id"] = strength.Id,
        ["displayName"] = strength.Name,
        ["policyType"] = "builtIn",
        ["requirementsSatisfied"] = "mfa",
        ["allowedCombinations"] = strength.Id[^1] switch
        {
            '2' => JsonBody.Array(["windowsHelloForBusiness", "fido2", "x509CertificateMultiFactor", "deviceBasedPush", "password,microsoftAuthenticatorPush", "password,softwareOath", "password,hardwareOath", "password,sms", "password,voice"]),
            '3' => JsonBody.Array(["windowsHelloForBusiness", "fido2", "x509CertificateMultiFactor", "deviceBasedPush"]),
            _ => JsonBody.Array(["windowsHelloForBusiness", "fido2", "x509CertificateMultiFactor"]),
        },
    };

    private static JsonObject Sku(TenantState tenant, string name, string skuId, params (string Id, string Name)[] plans) => new()
    {
        ["id"] = $"{tenant.TenantId}_{skuId}",
        ["appliesTo"] = "User",
        ["capabilityStatus"] = "Enabled",
        ["consumedUnits"] = tenant.Users.Count,
        ["prepaidUnits"] = new JsonObject { ["enabled"] = 100, ["suspended"] = 0, ["warning"] = 0 },
        ["servicePlans"] = new JsonArray([.. plans.Select(p => new JsonObject
        {
            ["appliesTo"] = "User",
            ["provisioningStatus"] = "Success",
            ["servicePlanId"] = p.Id,
            ["servicePlanName"] = p.Name,
        })]),
        ["skuId"] = skuId,
        ["skuPartNumber"] = name,
    };
}
