using System.Text.RegularExpressions;

namespace EntraAws.Rules;

/// <summary>An IAM ARN: <c>arn:partition:iam::account:kind/path/name</c>.</summary>
internal sealed record Arn(string Partition, string AccountId, string Kind, string Path, string Name)
{
    private static readonly Regex Form = new(
        @"^arn:(?<partition>aws[a-z-]*):iam::(?<account>\d{12}|aws):(?<kind>role|saml-provider|policy|user|group)(?<path>/(?:[!-~]*/)?)(?<name>[^/\s]+)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static Arn? Parse(string? text)
    {
        var match = Form.Match(text ?? "");
        return match.Success
            ? new Arn(match.Groups["partition"].Value, match.Groups["account"].Value, match.Groups["kind"].Value, match.Groups["path"].Value, match.Groups["name"].Value)
            : null;
    }

    /// <summary>An ARN of one kind, or null for anything else.</summary>
    public static Arn? Parse(string? text, string kind) => Parse(text) is { } arn && arn.Kind == kind ? arn : null;

    public static string Role(string partition, string account, string path, string name) => $"arn:{partition}:iam::{account}:role{path}{name}";

    public static string SamlProvider(string partition, string account, string name) => $"arn:{partition}:iam::{account}:saml-provider/{name}";

    public override string ToString() => $"arn:{Partition}:iam::{AccountId}:{Kind}{Path}{Name}";
}
