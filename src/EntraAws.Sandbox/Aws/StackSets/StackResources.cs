using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EntraAws.Sandbox;

/// <summary>
/// Brings the providers and roles of an account from one template to another, by the same actions as anybody else: what
/// IAM refuses fails the stack, and everything is as it was.
/// </summary>
/// <param name="done">When the account is done. What was made is seen by then: CloudFormation waits for it.</param>
internal sealed class StackResources(SandboxState state, AwsAccountState account, string region, DateTimeOffset done)
{
    /// <summary>How long a stack takes at least: the provider is waited for before the roles that trust it, and these before the end.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(16);

    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(7);

    private readonly AwsCaller _caller = new(account, $"arn:{account.Partition}:sts::{account.AccountId}:assumed-role/stacksets-exec/CloudFormation", "AROASTACKSETSEXEC:CloudFormation");

    /// <returns>Why it failed, in CloudFormation's form; null when it did not.</returns>
    public string? Apply(StackTemplate? before, StackTemplate after)
    {
        var (roles, providers) = (JsonSerializer.Serialize(account.Roles), JsonSerializer.Serialize(account.SamlProviders));
        var current = "";
        try
        {
            foreach (var id in after.Resources.Keys)
            {
                current = id;
                var wanted = after.Properties(id, account, region);
                var was = before?.Resources.ContainsKey(id) == true ? before.Properties(id, account, region) : null;
                if (Type(after, id) == StackTemplate.ProviderType) Provider(was, wanted);
                else Role(was, wanted);
            }
        }
        catch (AwsRefusal refusal)
        {
            account.Roles = JsonSerializer.Deserialize<List<SandboxRole>>(roles)!;
            account.SamlProviders = JsonSerializer.Deserialize<List<SandboxSamlProvider>>(providers)!;
            return $"ResourceLogicalId:{current}, ResourceType:{Type(after, current)}, ResourceStatusReason:{refusal.Message} (Service: Iam, Status Code: {(int)refusal.Status}).";
        }

        if (before is not null) Remove(before, [.. before.Resources.Keys.Where(id => !after.Resources.ContainsKey(id))]);
        return null;
    }

    /// <summary>Removes resources; one that will not go is left behind, as in a stack's clean-up.</summary>
    public void Remove(StackTemplate template, IReadOnlyList<string> ids)
    {
        foreach (var id in ids.Reverse())
        {
            var properties = template.Properties(id, account, region);
            try
            {
                if (Type(template, id) == StackTemplate.ProviderType) Call("DeleteSAMLProvider", ("SAMLProviderArn", ProviderArn(properties)));
                else RemoveRole(properties);
            }
            catch (AwsRefusal)
            {
                // Left behind.
            }
        }
    }

    private static string? Type(StackTemplate template, string id) => (string?)template.Resources[id]["Type"];

    private string ProviderArn(JsonObject properties) => account.Arn("saml-provider/" + (string?)properties["Name"]);

    private void Provider(JsonObject? was, JsonObject wanted)
    {
        if (was is not null && (string?)was["Name"] == (string?)wanted["Name"])
        {
            if (!JsonNode.DeepEquals(was, wanted)) Call("UpdateSAMLProvider", ("SAMLProviderArn", ProviderArn(wanted)), ("SAMLMetadataDocument", Text(wanted["SamlMetadataDocument"])));
            return;
        }

        Call("CreateSAMLProvider", done - Lead - Lead, [("Name", Text(wanted["Name"])), ("SAMLMetadataDocument", Text(wanted["SamlMetadataDocument"])), .. Tags(wanted)]);
        if (was is not null) Call("DeleteSAMLProvider", ("SAMLProviderArn", ProviderArn(was)));
    }

    private void Role(JsonObject? was, JsonObject wanted)
    {
        var name = Text(wanted["RoleName"]);
        if (was is null)
        {
            Call("CreateRole", [("RoleName", name), ("Path", Text(wanted["Path"])), ("Description", Text(wanted["Description"])), ("MaxSessionDuration", Text(wanted["MaxSessionDuration"])),
                ("AssumeRolePolicyDocument", Text(wanted["AssumeRolePolicyDocument"])), .. Tags(wanted)]);
        }
        else if (!JsonNode.DeepEquals(was, wanted))
        {
            if (Text(was["Path"]) != Text(wanted["Path"]) || Text(was["RoleName"]) != name)
                throw AwsRefusal.Validation($"CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename {name} and update the stack again.");
            Call("UpdateRole", ("RoleName", name), ("Description", Text(wanted["Description"]) ?? ""), ("MaxSessionDuration", Text(wanted["MaxSessionDuration"]) ?? "3600"));
            Call("UpdateAssumeRolePolicy", ("RoleName", name), ("PolicyDocument", Text(wanted["AssumeRolePolicyDocument"])));
            if (Tags(wanted).Any()) Call("TagRole", [("RoleName", name), .. Tags(wanted)]);
        }

        foreach (var gone in Managed(was).Except(Managed(wanted))) Call("DetachRolePolicy", ("RoleName", name), ("PolicyArn", gone));
        foreach (var added in Managed(wanted).Except(Managed(was))) Call("AttachRolePolicy", ("RoleName", name), ("PolicyArn", added));
        foreach (var gone in Inline(was).Keys.Except(Inline(wanted).Keys)) Call("DeleteRolePolicy", ("RoleName", name), ("PolicyName", gone));
        foreach (var (policy, document) in Inline(wanted)) Call("PutRolePolicy", ("RoleName", name), ("PolicyName", policy), ("PolicyDocument", document));
    }

    private void RemoveRole(JsonObject properties)
    {
        var name = Text(properties["RoleName"]);
        foreach (var policy in Managed(properties)) Call("DetachRolePolicy", ("RoleName", name), ("PolicyArn", policy));
        foreach (var policy in Inline(properties).Keys) Call("DeleteRolePolicy", ("RoleName", name), ("PolicyName", policy));
        Call("DeleteRole", ("RoleName", name));
    }

    private static IEnumerable<string> Managed(JsonObject? properties) => (properties?["ManagedPolicyArns"] as JsonArray ?? []).Select(p => (string)p!);

    private static Dictionary<string, string> Inline(JsonObject? properties) =>
        (properties?["Policies"] as JsonArray ?? []).ToDictionary(p => (string)p!["PolicyName"]!, p => p!["PolicyDocument"]!.ToJsonString());

    private static IEnumerable<(string, string?)> Tags(JsonObject properties) => (properties["Tags"] as JsonArray ?? []).SelectMany((tag, i) => new[]
    {
        (string.Create(CultureInfo.InvariantCulture, $"Tags.member.{i + 1}.Key"), Text(tag!["Key"])),
        (string.Create(CultureInfo.InvariantCulture, $"Tags.member.{i + 1}.Value"), Text(tag["Value"])),
    });

    private static string? Text(JsonNode? node) => node is null ? null : node is JsonValue value ? value.ToString() : node.ToJsonString();

    private void Call(string name, params (string, string?)[] parameters) => Call(name, done - Lead, parameters);

    private void Call(string name, DateTimeOffset at, params (string, string?)[] parameters)
    {
        var action = AwsActions.Find("iam", name)!;
        var call = new AwsCall(AwsParameters.Of([("Action", name), .. parameters]), state, _caller, at);
        AwsPermissions.Demand(action, call);
        action.Run(call);
    }
}
