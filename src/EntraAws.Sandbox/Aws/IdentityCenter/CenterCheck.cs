using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EntraAws.Sandbox;

/// <summary>The refusals of IAM Identity Center, and what a request means by its ARNs and page tokens.</summary>
internal static partial class CenterCheck
{
    private const int LargestPage = 100;

    public static AwsRefusal Invalid(string message) => new(HttpStatusCode.BadRequest, "ValidationException", message);

    public static AwsRefusal NotFound(string message) => new(HttpStatusCode.BadRequest, "ResourceNotFoundException", message);

    public static AwsRefusal Conflict(string message) => new(HttpStatusCode.BadRequest, "ConflictException", message);

    public static AwsRefusal Quota(string message) => new(HttpStatusCode.BadRequest, "ServiceQuotaExceededException", message);

    /// <summary>The instance, if the caller may manage it and asks in its Region; null where there is none to see.</summary>
    public static SandboxIdentityCenter? Seen(JsonCall call) =>
        call.State.IdentityCenter is { } center && center.Region == call.Region ? center : null;

    /// <summary>The instance that InstanceArn names.</summary>
    public static SandboxIdentityCenter Instance(JsonCall call)
    {
        var arn = call["InstanceArn"] ?? throw Missing("instanceArn");
        if (!InstanceArn().IsMatch(arn)) throw Pattern("instanceArn", arn, InstanceArn());
        if (Seen(call) is not { } center || center.InstanceArn(call.Caller.Account.Partition) != arn) throw NotFound($"Instance with ARN {arn} not found.");
        if (!MayManage(center, call)) throw AwsRefusal.AccessDenied($"User: {call.Caller.Arn} is not authorized to perform this operation on {arn}");
        return center;
    }

    public static bool MayManage(SandboxIdentityCenter center, JsonCall call) =>
        call.Caller.Account.AccountId == center.OwnerAccountId || center.DelegatedAdministrators.Contains(call.Caller.Account.AccountId);

    /// <summary>The permission set that PermissionSetArn names.</summary>
    public static SandboxPermissionSet PermissionSet(JsonCall call, SandboxIdentityCenter center)
    {
        var arn = call["PermissionSetArn"] ?? throw Missing("permissionSetArn");
        if (!PermissionSetArn().IsMatch(arn)) throw Pattern("permissionSetArn", arn, PermissionSetArn());
        return center.PermissionSets.Find(s => ArnOf(call, center, s.Id) == arn) ?? throw NotFound($"PermissionSet with ARN {arn} not found.");
    }

    public static string ArnOf(JsonCall call, SandboxIdentityCenter center, string permissionSetId) =>
        $"arn:{call.Caller.Account.Partition}:sso:::permissionSet/{center.InstanceId}/{permissionSetId}";

    /// <summary>An account of the organization, by a member that holds its id.</summary>
    public static string Account(JsonCall call, string member)
    {
        var id = call[member] ?? throw Missing(member);
        if (id.Length != 12 || !id.All(char.IsAsciiDigit)) throw Invalid($"Value '{id}' at '{member}' failed to satisfy constraint: Member must satisfy regular expression pattern: \\d{{12}}");
        return id;
    }

    public static void Length(string member, string? value, int min, int max)
    {
        if (value is null) return;
        if (value.Length < min) throw Invalid($"Value '{value}' at '{member}' failed to satisfy constraint: Member must have length greater than or equal to {min}");
        if (value.Length > max) throw Invalid($"Value at '{member}' failed to satisfy constraint: Member must have length less than or equal to {max}");
    }

    public static void Match(string member, string? value, Regex pattern)
    {
        if (value is not null && !pattern.IsMatch(value)) throw Pattern(member, value, pattern);
    }

    public static AwsRefusal Missing(string member) => Invalid($"Value null at '{member}' failed to satisfy constraint: Member must not be null");

    /// <summary>A page of a list under its name.</summary>
    public static JsonObject Page(JsonCall call, string list, IEnumerable<JsonNode> items)
    {
        var max = call.Number("MaxResults", LargestPage, LargestPage, Invalid);
        var start = Start(call["NextToken"]);
        var all = items.ToList();
        var answer = new JsonObject { [list] = new JsonArray([.. all.Skip(start).Take(max)]) };
        if (start + max < all.Count) answer["NextToken"] = Convert.ToBase64String(Encoding.ASCII.GetBytes($"p{start + max}"));
        return answer;
    }

    private static int Start(string? token)
    {
        if (token is null) return 0;
        var bytes = new byte[token.Length];
        var text = Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.ASCII.GetString(bytes, 0, length) : "";
        return text.StartsWith('p') && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : throw Invalid("The pagination token is not valid.");
    }

    private static AwsRefusal Pattern(string member, string value, Regex pattern) =>
        Invalid($"Value '{value}' at '{member}' failed to satisfy constraint: Member must satisfy regular expression pattern: {pattern}");

    [GeneratedRegex(@"^arn:aws(-[a-z]{1,5}){0,3}:sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16}\z")]
    private static partial Regex InstanceArn();

    [GeneratedRegex(@"^arn:aws(-[a-z]{1,5}){0,3}:sso:::permissionSet/(sso)?ins-[a-zA-Z0-9-.]{16}/ps-[a-zA-Z0-9-./]{16}\z")]
    private static partial Regex PermissionSetArn();
}
