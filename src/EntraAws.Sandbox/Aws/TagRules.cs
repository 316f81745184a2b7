using System.Text.RegularExpressions;

namespace EntraAws.Sandbox;

/// <summary>What tags IAM takes.</summary>
internal static partial class TagRules
{
    /// <summary>The tags of a request.</summary>
    /// <exception cref="AwsRefusal">They break a rule.</exception>
    public static List<SandboxTag> Read(AwsCall call)
    {
        var tags = call.Parameters.Tags();
        var check = new AwsCheck().Count("Tags", tags.Count, SandboxQuotas.Tags);
        for (var i = 0; i < tags.Count; i++)
        {
            check.Length($"Tags.{i + 1}.member.key", tags[i].Key, 1, 128).Match($"Tags.{i + 1}.member.key", tags[i].Key, Pattern(), @"[\p{L}\p{Z}\p{N}_.:/=+\-@]+");
            check.Length($"Tags.{i + 1}.member.value", tags[i].Value, 0, 256).Match($"Tags.{i + 1}.member.value", tags[i].Value, Pattern(), @"[\p{L}\p{Z}\p{N}_.:/=+\-@]*");
        }

        check.Done();
        if (tags.Any(t => t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
            throw AwsRefusal.InvalidInput("Tag keys that start with aws: are reserved for system use.");
        if (tags.GroupBy(t => t.Key, StringComparer.OrdinalIgnoreCase).Any(g => g.Count() > 1))
            throw AwsRefusal.InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        return tags;
    }

    /// <summary>Adds tags; one whose key is there already, in whatever case, is replaced.</summary>
    public static void Add(AwsCall call, List<SandboxTag> tags)
    {
        var added = Read(call);
        var kept = tags.Where(t => !added.Any(a => AwsCall.Same(a.Key, t.Key))).ToList();
        if (kept.Count + added.Count > SandboxQuotas.Tags) throw AwsRefusal.Limit("The number of tags has reached the maximum limit.");
        tags.Clear();
        tags.AddRange(kept.Concat(added));
    }

    public static void Remove(AwsCall call, List<SandboxTag> tags)
    {
        var keys = call.Parameters.List("TagKeys");
        new AwsCheck().Required("TagKeys", keys.Count == 0 ? null : "").Count("TagKeys", keys.Count, SandboxQuotas.Tags).Done();
        tags.RemoveAll(t => keys.Any(k => AwsCall.Same(k, t.Key)));
    }

    public static object?[] List(AwsCall call, IEnumerable<SandboxTag> tags)
    {
        var (page, tail) = AwsPaging.Take(call, tags, t => t.Key);
        return [AwsXml.Tags(page), .. tail];
    }

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    private static partial Regex Pattern();
}
