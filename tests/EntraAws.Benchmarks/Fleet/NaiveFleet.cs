using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EntraAws.Engine.Documents;
using EntraAws.Sandbox;
using TrustPolicy = EntraAws.Engine.Documents.TrustPolicy;

namespace EntraAws.Benchmarks.Fleet;

/// <summary>
/// What an administrator's script does: account by account, one call after the other, no batches. A call that names
/// something too new is repeated every five seconds until it is taken; nothing is read back, and nothing is looked for
/// before it is made, so it can be run once.
/// </summary>
internal sealed class NaiveFleet(SandboxCloud cloud, LatencyHandler aws, LatencyHandler graph)
{
    private const string Root = "https://graph.microsoft.com/v1.0";
    private const string SignIn = "https://signin.aws.amazon.com/saml";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly HttpClient _aws = new(aws, disposeHandler: false);
    private readonly HttpClient _graph = new(graph, disposeHandler: false) { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "token") } };

    public long Requests => aws.Count + graph.Count;

    /// <summary>One app for each account.</summary>
    public async Task RunAsync(IReadOnlyList<AwsAccount> accounts, IReadOnlyList<string> roles)
    {
        foreach (var account in accounts)
        {
            var (principalId, metadata) = await MakeAppAsync($"AWS {account.Name} {account.AccountId}", account.AccountId);
            await MakeAccountAsync(account.AccountId, principalId, metadata, roles);
        }
    }

    /// <summary>One app for each part of a split.</summary>
    public async Task RunAsync(IReadOnlyList<RoleListPart> parts, IReadOnlyList<string> roles)
    {
        foreach (var part in parts)
        {
            var (principalId, metadata) = await MakeAppAsync(part.DisplayName, part.Identifier);
            foreach (var account in part.AccountIds) await MakeAccountAsync(account, principalId, metadata, roles);
        }
    }

    private async Task MakeAccountAsync(string account, string principalId, string metadata, IReadOnlyList<string> roles)
    {
        var provider = $"arn:aws:iam::{account}:saml-provider/{FleetSetup.ProviderName}";
        await IamAsync(account, "CreateSAMLProvider", ("Name", FleetSetup.ProviderName), ("SAMLMetadataDocument", metadata));
        foreach (var role in roles) await MakeRoleAsync(account, role, provider);
        foreach (var role in roles)
        {
            var value = $"arn:aws:iam::{account}:role/{role},{provider}";
            await AddAppRoleAsync(principalId, role, value);
            await AssignAsync(principalId, value, $"AWS-{account}-{role}");
        }
    }

    private async Task<(string PrincipalId, string Metadata)> MakeAppAsync(string name, string identifier)
    {
        var templates = await GraphAsync(HttpMethod.Get, "/applicationTemplates?$filter=displayName eq 'AWS Single-Account Access'", null);
        var made = await GraphAsync(HttpMethod.Post, $"/applicationTemplates/{templates!["value"]![0]!["id"]}/instantiate", new JsonObject { ["displayName"] = name });
        var (application, principal) = (made!["application"]!["id"], (string)made["servicePrincipal"]!["id"]!);
        await GraphAsync(HttpMethod.Patch, $"/servicePrincipals/{principal}", new JsonObject { ["preferredSingleSignOnMode"] = "saml" });
        await GraphAsync(HttpMethod.Patch, $"/applications/{application}", new JsonObject
        {
            ["identifierUris"] = new JsonArray($"{SignIn}#{identifier}"),
            ["web"] = new JsonObject { ["redirectUris"] = new JsonArray(SignIn) },
        });
        var policy = await GraphAsync(HttpMethod.Post, "/policies/claimsMappingPolicies", new JsonObject
        {
            ["displayName"] = $"Claims of {name}",
            ["definition"] = new JsonArray(new ClaimsDefinition("userprincipalname", 3600).ToString()),
        });
        await GraphAsync(HttpMethod.Post, $"/servicePrincipals/{principal}/claimsMappingPolicies/$ref", new JsonObject { ["@odata.id"] = $"{Root}/policies/claimsMappingPolicies/{policy!["id"]}" });
        var certificate = await GraphAsync(HttpMethod.Post, $"/servicePrincipals/{principal}/addTokenSigningCertificate", new JsonObject
        {
            ["displayName"] = $"CN=AWS {identifier}",
            ["endDateTime"] = cloud.Clock.GetUtcNow().AddYears(2).UtcDateTime.ToString("O"),
        });
        await GraphAsync(HttpMethod.Patch, $"/servicePrincipals/{principal}", new JsonObject { ["preferredTokenSigningKeyThumbprint"] = (string)certificate!["thumbprint"]! });
        var (tenant, appId) = (cloud.Store.Read(s => s.Tenant.TenantId), made["application"]!["appId"]);
        return (principal, await MetadataAsync($"https://login.microsoftonline.com/{tenant}/federationmetadata/2007-06/federationmetadata.xml?appid={appId}", (string)certificate["key"]!));
    }

    private async Task MakeRoleAsync(string account, string role, string provider)
    {
        await IamAsync(account, "CreateRole", ("RoleName", role), ("AssumeRolePolicyDocument", TrustPolicy.ForSaml(provider, SignIn)));
        await IamAsync(account, "AttachRolePolicy", ("RoleName", role), ("PolicyArn", FleetSetup.PolicyArn));
    }

    // The collection is replaced as a whole: read it, add one, write it; and again until what was written last is read.
    private async Task AddAppRoleAsync(string principal, string name, string value)
    {
        var url = $"/servicePrincipals/{principal}";
        var roles = (JsonArray)(await GraphAsync(HttpMethod.Get, $"{url}?$select=appRoles", null))!["appRoles"]!;
        var all = (JsonArray)roles.DeepClone();
        foreach (var role in all) role!.AsObject().Remove("origin");
        all.Add(new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["allowedMemberTypes"] = new JsonArray("User"),
            ["displayName"] = $"{name},{FleetSetup.ProviderName}",
            ["description"] = name,
            ["isEnabled"] = true,
            ["value"] = value,
        });
        await GraphAsync(HttpMethod.Patch, url, new JsonObject { ["appRoles"] = all });
        while (((JsonArray)(await GraphAsync(HttpMethod.Get, $"{url}?$select=appRoles", null))!["appRoles"]!).Count < all.Count) await Task.Delay(Pause, cloud.Clock);
    }

    private async Task AssignAsync(string principal, string value, string group)
    {
        var made = await GraphAsync(HttpMethod.Post, "/groups", new JsonObject
        {
            ["displayName"] = group, ["mailNickname"] = group, ["mailEnabled"] = false, ["securityEnabled"] = true,
        });
        var roles = (JsonArray)(await GraphAsync(HttpMethod.Get, $"/servicePrincipals/{principal}?$select=appRoles", null))!["appRoles"]!;
        await GraphAsync(HttpMethod.Post, $"/servicePrincipals/{principal}/appRoleAssignedTo", new JsonObject
        {
            ["principalId"] = (string)made!["id"]!,
            ["resourceId"] = principal,
            ["appRoleId"] = (string)roles.First(r => (string?)r!["value"] == value)!["id"]!,
        });
    }

    private async Task<JsonNode?> GraphAsync(HttpMethod method, string path, JsonObject? body)
    {
        for (var tries = 1; ; tries++)
        {
            using var request = new HttpRequestMessage(method, Root + path) { Content = body is null ? null : JsonContent.Create(body) };
            using var answer = await _graph.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode) return text.Length == 0 ? null : JsonNode.Parse(text);
            if (tries == 30 || answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests)) throw new InvalidOperationException($"{method} {path}: {text}");
            await Task.Delay(Pause, cloud.Clock);
        }
    }

    private async Task<string> MetadataAsync(string url, string certificate)
    {
        while (true)
        {
            using var answer = await _graph.GetAsync(url);
            if (answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF') is var text && text.Contains(certificate, StringComparison.Ordinal)) return text;
            await Task.Delay(Pause, cloud.Clock);
        }
    }

    private async Task IamAsync(string account, string action, params (string Name, string Value)[] parameters)
    {
        for (var tries = 1; ; tries++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "https://iam.amazonaws.com/")
            {
                Content = new FormUrlEncodedContent(parameters.Select(p => KeyValuePair.Create(p.Name, p.Value)).Concat([new("Action", action), new("Version", "2010-05-08")])),
            };
            // The sandbox reads the key's account and does not check the signature.
            request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={SandboxCredentials.For(account).AccessKeyId}/20261121/us-east-1/iam/aws4_request, SignedHeaders=host, Signature={new string('a', 64)}");
            using var answer = await _aws.SendAsync(request);
            if (answer.IsSuccessStatusCode) return;
            if (tries == 30) throw new InvalidOperationException($"{action}: {await answer.Content.ReadAsStringAsync()}");
            await Task.Delay(Pause, cloud.Clock);
        }
    }
}
