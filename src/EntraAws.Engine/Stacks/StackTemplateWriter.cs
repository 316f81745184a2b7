using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Rules;

namespace EntraAws.Engine.Stacks;

/// <summary>Builds the template. The same input gives the same bytes: roles and tags are in order, and nothing tells the time.</summary>
internal static class StackTemplateWriter
{
    public const string ProviderType = "AWS::IAM::SAMLProvider";
    public const string RoleType = "AWS::IAM::Role";
    private const string ProviderId = "SamlProvider";

    // Metadata is full of characters that are escaped by default for the sake of HTML: six bytes for one.
    private static readonly JsonSerializerOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="providerName">The provider's name.</param>
    /// <param name="metadata">The provider's metadata; null where each account has the provider already.</param>
    /// <param name="roles">Each role's resource, by the role's name.</param>
    public static JsonObject Build(string providerName, string? metadata, IReadOnlyDictionary<string, JsonObject> roles)
    {
        var resources = new JsonObject();
        if (metadata is not null)
            resources[ProviderId] = Resource(ProviderType, new JsonObject { ["Name"] = providerName, ["SamlMetadataDocument"] = metadata });
        foreach (var (name, resource) in roles.OrderBy(r => r.Key, StringComparer.Ordinal)) resources[LogicalId(name)] = resource;
        return new JsonObject
        {
            ["AWSTemplateFormatVersion"] = "2010-09-09",
            ["Description"] = StackTemplate.DescriptionOf(providerName, roles.Count),
            ["Metadata"] = new JsonObject { [StackTemplate.Mark] = new JsonObject { ["Kind"] = StackTemplate.Kind, ["Version"] = 1 } },
            ["Resources"] = resources,
        };
    }

    /// <param name="inTemplate">Whether the provider is in the template too.</param>
    public static JsonObject Role(StackRole role, IReadOnlyList<string> policies, string providerName, bool inTemplate, string signInUrl)
    {
        var properties = new JsonObject { ["RoleName"] = role.RoleName };
        if (role.Path is not null and not "/") properties["Path"] = role.Path;
        if (!string.IsNullOrEmpty(role.Description)) properties["Description"] = role.Description;
        properties["MaxSessionDuration"] = role.MaxSessionDuration ?? AwsRules.LeastMaxSession;
        properties["AssumeRolePolicyDocument"] = Trust(providerName, inTemplate, signInUrl);
        if (policies.Count > 0) properties["ManagedPolicyArns"] = new JsonArray([.. policies.Order(StringComparer.Ordinal).Select(StackPolicies.Json)]);
        if (role.InlinePolicies.Count > 0)
            properties["Policies"] = new JsonArray([.. role.InlinePolicies.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (JsonNode)new JsonObject { ["PolicyName"] = p.Key, ["PolicyDocument"] = JsonNode.Parse(p.Value) })]);
        if (role.Tags.Count > 0)
            properties["Tags"] = new JsonArray([.. role.Tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (JsonNode)new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]);
        return Resource(RoleType, properties);
    }

    /// <summary>For people to read as long as it fits, and else without white space.</summary>
    public static byte[] Write(JsonObject template, int most)
    {
        var indented = Bytes(template, Indented);
        return indented.Length <= most ? indented : Bytes(template, Compact);
    }

    private static byte[] Bytes(JsonObject template, JsonSerializerOptions options) =>
        Encoding.UTF8.GetBytes(template.ToJsonString(options).Replace("\r\n", "\n", StringComparison.Ordinal) + "\n");

    /// <summary>Letters and digits only; a name that has others is told apart by a hash, whatever other roles there are.</summary>
    private static string LogicalId(string roleName)
    {
        var plain = string.Concat(roleName.Where(char.IsAsciiLetterOrDigit));
        return plain == roleName ? "Role" + plain : $"Role{plain}{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(roleName)))[..8]}";
    }

    private static JsonObject Trust(string providerName, bool inTemplate, string signInUrl) => new()
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject
            {
                ["Federated"] = inTemplate
                    ? new JsonObject { ["Ref"] = ProviderId }
                    : new JsonObject { ["Fn::Sub"] = $"arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:saml-provider/{providerName}" },
            },
            ["Action"] = "sts:AssumeRoleWithSAML",
            ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["SAML:aud"] = signInUrl } },
        }),
    };

    private static JsonObject Resource(string type, JsonObject properties) => new() { ["Type"] = type, ["Properties"] = properties };
}
