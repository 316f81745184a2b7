using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>The credentials of an app's provisioning. What was saved is never sent back.</summary>
internal static class ProvisioningSecretEndpoints
{
    private const string KeyId = "ClientSecret";
    private const string Secret = "SecretToken";

    private static readonly string[] Settings = ["SyncNotificationSettings", "SyncAll", "BaseAddress", "Domain", "CompanyId"];

    public static GraphResponse Get(GraphCall call)
    {
        var saved = ServicePrincipalEndpoints.Find(call).ProvisioningSecrets;
        var items = new JsonArray();
        if (saved?.AccessKeyId is not null) items.Add(Pair(KeyId, "*"));
        if (saved?.SecretHash is not null) items.Add(Pair(Secret, "*"));
        foreach (var (key, value) in saved?.Settings ?? []) items.Add(Pair(key, value));
        return new GraphResponse(200, new JsonObject { ["@odata.context"] = call.Context("Collection(microsoft.graph.synchronizationSecretKeyStringValuePair)"), ["value"] = items });
    }

    /// <summary>Replaces all of them: what is not sent is gone.</summary>
    public static GraphResponse Put(GraphCall call)
    {
        var principal = ServicePrincipalEndpoints.Find(call, forWrite: true);
        ProvisioningJobEndpoints.CheckKnown(call, principal);
        principal.ProvisioningSecrets = Read(call.Body["value"]);
        return GraphResponse.NoContent;
    }

    public static GraphResponse ValidateOfJob(GraphCall call) => Validate(call, ProvisioningJobEndpoints.Find(call).Principal);

    public static GraphResponse Validate(GraphCall call) => Validate(call, ServicePrincipalEndpoints.Find(call));

    private static GraphResponse Validate(GraphCall call, TenantServicePrincipal principal)
    {
        var secrets = call.Body["useSavedCredentials"].Flag("useSavedCredentials") == true ? principal.ProvisioningSecrets : Read(call.Body["credentials"]);
        var problem = secrets?.BaseAddress() is null ? ProvisioningCredentials.Check(call.State, secrets, call.Now).Problem : ScimCredentials.Problem(call.State, secrets, call.Now);
        // An answer and no exception, which would take back that the key was used.
        return problem is null
            ? GraphResponse.NoContent
            : GraphResponse.Of(new GraphException(400, "InvalidCredentials", $"The credentials could not be validated: {problem}"), call.Now, null);
    }

    private static TenantProvisioningSecrets Read(JsonNode? pairs)
    {
        var saved = new TenantProvisioningSecrets();
        foreach (var pair in pairs.Items("value").Select(p => p.Object("value")))
        {
            var (key, value) = (pair["key"].Text("key"), pair["value"].Text("value") ?? "");
            if (key == KeyId) saved.AccessKeyId = value;
            else if (key == Secret) saved.SecretHash = SandboxCredentials.Hash(value);
            else if (Settings.Contains(key)) saved.Settings[key!] = value;
            else throw Refusal.Invalid("key");
        }

        return saved;
    }

    private static JsonObject Pair(string key, string value) => new() { ["key"] = key, ["value"] = value };
}
