using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EntraAws.Sandbox;

/// <summary>A template, as far as SAML providers and roles need it: JSON, with Ref, Fn::Sub, Fn::GetAtt and the pseudo parameters.</summary>
internal sealed partial class StackTemplate
{
    public const string ProviderType = "AWS::IAM::SAMLProvider";
    public const string RoleType = "AWS::IAM::Role";
    private const int MostResources = 500;

    private StackTemplate(IReadOnlyDictionary<string, JsonObject> resources) => Resources = resources;

    /// <summary>Each resource by its logical id, providers before the roles that trust them.</summary>
    public IReadOnlyDictionary<string, JsonObject> Resources { get; }

    /// <exception cref="AwsRefusal">CloudFormation would not take it.</exception>
    public static StackTemplate Parse(string text)
    {
        if (Object(text)["Resources"] is not JsonObject { Count: > 0 } resources) throw Format("At least one Resources member must be defined.");
        if (resources.Count > MostResources) throw Format($"Number of resources, {resources.Count}, is greater than maximum allowed, {MostResources}");
        var unknown = resources.Select(r => (string?)r.Value?["Type"] ?? "").Where(t => t is not (ProviderType or RoleType)).Distinct().ToList();
        if (unknown.Count > 0) throw Format($"Unrecognized resource types: [{string.Join(", ", unknown)}]");
        var template = new StackTemplate(resources.OrderBy(r => (string?)r.Value!["Type"] == RoleType).ToDictionary(r => r.Key, r => r.Value!.AsObject()));
        foreach (var resource in template.Resources.Values) template.Resolve(resource["Properties"], "000000000000", "aws", "us-east-1");
        return template;
    }

    /// <summary>A resource's properties as an account gets them.</summary>
    public JsonObject Properties(string logicalId, AwsAccountState account, string region) =>
        (JsonObject)Resolve(Resources[logicalId]["Properties"], account.AccountId, account.Partition, region)!;

    /// <summary>Whether any resource has a name of the author's choice.</summary>
    public bool NamesRoles => Resources.Values.Any(r => r["Properties"]?["RoleName"] is not null);

    private static JsonObject Object(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw Format("unsupported structure.");
        }
        catch (JsonException)
        {
            throw Format("JSON not well-formed.");
        }
    }

    private JsonNode? Resolve(JsonNode? node, string account, string partition, string region) => node switch
    {
        JsonObject { Count: 1 } one when one["Ref"] is { } name => Ref((string)name!, account, partition, region),
        JsonObject { Count: 1 } one when one["Fn::GetAtt"] is JsonArray { Count: 2 } at && (string?)at[1] == "Arn" => Arn((string)at[0]!, account, partition, region),
        JsonObject { Count: 1 } one when one["Fn::Sub"] is JsonValue text => Variable().Replace((string)text!, m => Ref(m.Groups[1].Value, account, partition, region)),
        JsonObject { Count: 1 } one when one.First().Key.StartsWith("Fn::", StringComparison.Ordinal) => throw Format($"the function {one.First().Key} is not supported here."),
        JsonObject each => new JsonObject(each.Select(p => KeyValuePair.Create(p.Key, Resolve(p.Value, account, partition, region)))),
        JsonArray all => new JsonArray([.. all.Select(i => Resolve(i, account, partition, region))]),
        _ => node?.DeepClone(),
    };

    private string Ref(string name, string account, string partition, string region) => name switch
    {
        "AWS::AccountId" => account,
        "AWS::Partition" => partition,
        "AWS::Region" => region,
        _ when Resources.GetValueOrDefault(name) is { } resource && (string?)resource["Type"] == RoleType => (string?)resource["Properties"]?["RoleName"] ?? name,
        // A provider's reference is its ARN.
        _ => Arn(name, account, partition, region),
    };

    private string Arn(string logicalId, string account, string partition, string region)
    {
        var resource = Resources.GetValueOrDefault(logicalId) ?? throw Format($"Unresolved resource dependencies [{logicalId}] in the Resources block of the template");
        var properties = resource["Properties"];
        return $"arn:{partition}:iam::{account}:" + ((string?)resource["Type"] == RoleType
            ? $"role{(string?)properties?["Path"] ?? "/"}{Ref(logicalId, account, partition, region)}"
            : $"saml-provider/{(string?)properties?["Name"]}");
    }

    private static AwsRefusal Format(string message) => AwsRefusal.Validation("Template format error: " + message);

    [GeneratedRegex(@"\$\{([A-Za-z0-9:]+)\}")]
    private static partial Regex Variable();
}
