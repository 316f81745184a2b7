using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Documents;

namespace EntraAws.Engine.Stacks;

/// <summary>A template, read for what it gives an account.</summary>
internal sealed class StackTemplate
{
    /// <summary>The key under Metadata by which the module knows its own templates.</summary>
    public const string Mark = "EntraAws";
    public const string Kind = "RoleStack";

    private StackTemplate(string text, string? providerName, SamlMetadata? metadata, IReadOnlyDictionary<string, JsonObject> roles) =>
        (Text, ProviderName, Metadata, Roles) = (text, providerName, metadata, roles);

    public string Text { get; }

    /// <summary>Null for a template without provider.</summary>
    public string? ProviderName { get; }

    public SamlMetadata? Metadata { get; }

    /// <summary>The properties of each role, by its name.</summary>
    public IReadOnlyDictionary<string, JsonObject> Roles { get; }

    public int Size => Encoding.UTF8.GetByteCount(Text);

    public string Description => DescriptionOf(ProviderName, Roles.Count);

    public static string DescriptionOf(string? providerName, int roles) =>
        $"EntraAws: {(providerName is null ? "" : $"SAML provider {providerName} and ")}{roles} role{(roles == 1 ? "" : "s")} for people who sign in with Microsoft Entra ID";

    /// <summary>Reads a template of this module.</summary>
    /// <exception cref="EntraAwsException">It is something else.</exception>
    public static StackTemplate Read(string text, string source)
    {
        try
        {
            var root = JsonNode.Parse(text) as JsonObject ?? throw Faults.StackTemplateUnreadable(source, "it is no JSON object.");
            if ((string?)root["Metadata"]?[Mark]?["Kind"] != Kind) throw Faults.StackTemplateUnreadable(source, $"its Metadata has no {Mark} of kind {Kind}.");
            return Read(text, root["Resources"] as JsonObject ?? [], source);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw Faults.StackTemplateUnreadable(source, $"it can't be read as JSON: {e.Message}", e);
        }
    }

    /// <summary>The template of a stack set that is there; null for one of somebody else.</summary>
    public static StackTemplate? TryRead(string text)
    {
        try
        {
            return Read(text, "stack set");
        }
        catch (EntraAwsException)
        {
            return null;
        }
    }

    /// <summary>Whether CloudFormation would do the same with both.</summary>
    public bool MeansTheSameAs(StackTemplate other) => JsonNode.DeepEquals(JsonNode.Parse(Text)!["Resources"], JsonNode.Parse(other.Text)!["Resources"]);

    private static StackTemplate Read(string text, JsonObject resources, string source)
    {
        string? providerName = null;
        SamlMetadata? metadata = null;
        var roles = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (id, resource) in resources)
        {
            var properties = resource?["Properties"] as JsonObject ?? [];
            switch ((string?)resource?["Type"])
            {
                case StackTemplateWriter.RoleType when (string?)properties["RoleName"] is { } name:
                    roles[name] = properties;
                    break;
                case StackTemplateWriter.ProviderType when providerName is null && (string?)properties["Name"] is { } name:
                    providerName = name;
                    metadata = SamlMetadata.Read((string?)properties["SamlMetadataDocument"] ?? "", source);
                    break;
                default:
                    throw Faults.StackTemplateUnreadable(source, $"its resource '{id}' is neither the SAML provider nor a role with a name.");
            }
        }

        return roles.Count == 0 && providerName is null ? throw Faults.StackTemplateUnreadable(source, "it has no resources.") : new StackTemplate(text, providerName, metadata, roles);
    }
}
