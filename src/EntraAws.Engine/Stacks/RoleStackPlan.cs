using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;

namespace EntraAws.Engine.Stacks;

/// <summary>The changes that publishing consists of, in words.</summary>
internal static class RoleStackPlan
{
    private const string StackSetType = "stack set";

    public static Change Creation(string name, StackTemplate template) => new()
    {
        Kind = ChangeKind.Create,
        Cloud = Cloud.Aws,
        TargetType = StackSetType,
        Target = name,
        After = Values.Of([.. Described(template)]),
        Reason = "It holds the template that all accounts get.",
    };

    public static Change Deployment(string name, StackSetTargets targets) => new()
    {
        Kind = ChangeKind.Add,
        Cloud = Cloud.Aws,
        TargetType = "stacks",
        Target = $"{Values.Join(targets.Names)} to stack set {name}",
        After = Values.Of(("Region", targets.Region)),
        Reason = "These accounts get the provider and the roles.",
    };

    public static Change Retry(string name, IReadOnlyList<StackInstance> behind) => new()
    {
        Kind = ChangeKind.Update,
        Cloud = Cloud.Aws,
        TargetType = "stacks",
        Target = $"{Values.Join(behind.Select(i => i.AccountId).Order(StringComparer.Ordinal))} of stack set {name}",
        Reason = "They are behind: an earlier operation failed or was stopped there.",
    };

    /// <returns>Null when template and settings are as wanted.</returns>
    public static Change? Update(StackSetInfo existing, StackTemplate now, StackTemplate wanted, StackSetSettings settings)
    {
        var before = new List<(string, string?)>();
        var after = new List<(string, string?)>();
        void Differ(string name, string? from, string? to)
        {
            if (from == to) return;
            before.Add((name, from));
            after.Add((name, to));
        }

        var reduces = false;
        if (!now.MeansTheSameAs(wanted))
        {
            Differ("Provider", now.ProviderName, wanted.ProviderName);
            Differ("EntityId", now.Metadata?.EntityId, wanted.Metadata?.EntityId);
            Differ("Certificates", Thumbprints(now), Thumbprints(wanted));
            foreach (var name in now.Roles.Keys.Union(wanted.Roles.Keys).Order(StringComparer.Ordinal))
                Differ($"Role {name}", Summary(now, name), Summary(wanted, name));
            if (after.Count == 0) Differ("Template", "as it was", "with other details");
            reduces = Reduces(now, wanted);
        }

        if (settings.ServiceManaged && existing.AutoDeployment is { } auto)
        {
            Differ("AutoDeployment", Flag(auto), Flag(settings.AutoDeployment));
            if (settings.AutoDeployment && existing.RetainStacks is { } retains)
            {
                Differ("RetainStacks", Flag(retains), Flag(settings.RetainStacks));
                reduces |= retains && !settings.RetainStacks;
            }
        }

        return after.Count == 0 ? null : new Change
        {
            Kind = ChangeKind.Update,
            Cloud = Cloud.Aws,
            TargetType = StackSetType,
            Target = existing.Name,
            TargetId = existing.Id,
            Before = Values.Of([.. before]),
            After = Values.Of([.. after]),
            ReducesAccess = reduces,
            Reason = reduces ? "Every account of it changes, and what is no longer in it is removed there." : "Every account of it changes.",
        };
    }

    /// <summary>A role that goes, a role that loses a policy or trusts anew, another provider, or a certificate that is no longer trusted.</summary>
    private static bool Reduces(StackTemplate now, StackTemplate wanted) =>
        now.ProviderName is not null && (now.ProviderName != wanted.ProviderName || now.Metadata?.EntityId != wanted.Metadata?.EntityId
            || now.Metadata!.Certificates.Any(c => !wanted.Metadata!.Certificates.Any(w => w.Thumbprint == c.Thumbprint)))
        || now.Roles.Any(r => !wanted.Roles.TryGetValue(r.Key, out var other) || Loses(r.Value, other));

    private static bool Loses(JsonObject now, JsonObject wanted) =>
        !JsonNode.DeepEquals(now["AssumeRolePolicyDocument"], wanted["AssumeRolePolicyDocument"])
        || Gone(now["ManagedPolicyArns"], wanted["ManagedPolicyArns"]) || Gone(now["Policies"], wanted["Policies"])
        || (int?)now["MaxSessionDuration"] > (int?)wanted["MaxSessionDuration"] || (string?)now["Path"] != (string?)wanted["Path"];

    private static bool Gone(JsonNode? now, JsonNode? wanted) =>
        (now as JsonArray ?? []).Any(n => !(wanted as JsonArray ?? []).Any(w => JsonNode.DeepEquals(n, w)));

    private static IEnumerable<(string, string?)> Described(StackTemplate template)
    {
        yield return ("Provider", template.ProviderName);
        yield return ("EntityId", template.Metadata?.EntityId);
        yield return ("Certificates", Thumbprints(template));
        foreach (var name in template.Roles.Keys) yield return ($"Role {name}", Summary(template, name));
    }

    /// <summary>What a role gives: policies by name, and its longest session.</summary>
    private static string? Summary(StackTemplate template, string role)
    {
        if (!template.Roles.TryGetValue(role, out var properties)) return null;
        var managed = (properties["ManagedPolicyArns"] as JsonArray ?? []).Select(p => NameOf((string?)p?["Fn::Sub"] ?? p?.ToString() ?? ""));
        var inline = (properties["Policies"] as JsonArray ?? []).Select(p => $"{p?["PolicyName"]} (inline)");
        var policies = Values.Join(managed.Concat(inline));
        return $"{(policies.Length == 0 ? "no policy" : policies)}; {properties["MaxSessionDuration"] ?? 3600} s";
    }

    private static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static string? Thumbprints(StackTemplate template) =>
        template.Metadata is { } metadata ? Values.Join(metadata.Certificates.Select(c => c.Thumbprint)) : null;

    private static string Flag(bool value) => value ? "true" : "false";
}
