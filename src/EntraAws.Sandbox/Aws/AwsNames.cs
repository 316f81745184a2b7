using System.Text.RegularExpressions;

namespace EntraAws.Sandbox;

/// <summary>The patterns and lengths of IAM's names (service model of 2010-05-08). Its \w is ASCII only.</summary>
internal static partial class AwsNames
{
    public static string Entity(AwsParameters parameters, string name, int max)
    {
        var value = parameters[name];
        new AwsCheck().Required(name, value).Length(name, value, 1, max).Done();
        if (!EntityPattern().IsMatch(value!))
            throw AwsRefusal.Validation($"The specified value for {char.ToLowerInvariant(name[0])}{name[1..]} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-");
        return value!;
    }

    public static string SamlProvider(AwsParameters parameters)
    {
        var value = parameters["Name"];
        new AwsCheck().Required("Name", value).Length("Name", value, 1, 128).Match("Name", value, ProviderPattern(), @"[\w._-]+").Done();
        return value!;
    }

    public static string Path(AwsParameters parameters)
    {
        var value = parameters["Path"];
        if (value is null) return "/";
        new AwsCheck().Length("Path", value, 1, 512).Done();
        if (!PathPattern().IsMatch(value))
            throw AwsRefusal.Validation("The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.");
        return value;
    }

    public static string PathPrefix(AwsParameters parameters)
    {
        var value = parameters["PathPrefix"];
        new AwsCheck().Length("PathPrefix", value, 1, 512).Match("PathPrefix", value, PrefixPattern(), @"\u002F[\u0021-\u007E]*").Done();
        return value ?? "/";
    }

    public static string? Description(AwsParameters parameters)
    {
        var value = parameters["Description"];
        new AwsCheck().Length("Description", value, 0, 1000)
            .Match("Description", value, DescriptionPattern(), @"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*").Done();
        return string.IsNullOrEmpty(value) ? null : value;
    }

    public static string Arn(AwsParameters parameters, string name)
    {
        var value = parameters[name];
        new AwsCheck().Required(name, value).Length(name, value, 20, 2048).Done();
        if (!ArnPattern().IsMatch(value!)) throw AwsRefusal.InvalidInput($"ARN {value} is not valid.");
        return value!;
    }

    public static string Document(AwsParameters parameters, string name)
    {
        var value = parameters[name];
        new AwsCheck().Required(name, value).Length(name, value, 1, 131072)
            .Match(name, value, DocumentPattern(), @"[\u0009\u000A\u000D\u0020-\u00FF]+").Done();
        return value!;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@-]+\z")]
    private static partial Regex EntityPattern();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+\z")]
    private static partial Regex ProviderPattern();

    [GeneratedRegex(@"^(/|/[!-~]+/)\z")]
    private static partial Regex PathPattern();

    [GeneratedRegex(@"^/[!-~]*\z")]
    private static partial Regex PrefixPattern();

    [GeneratedRegex(@"^[\t\n\r\x20-\x7E\u00A1-\u00FF]*\z")]
    private static partial Regex DescriptionPattern();

    [GeneratedRegex(@"^[\t\n\r\x20-\u00FF]+\z")]
    private static partial Regex DocumentPattern();

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::(aws|[0-9]{12}):.+\z")]
    private static partial Regex ArnPattern();
}
