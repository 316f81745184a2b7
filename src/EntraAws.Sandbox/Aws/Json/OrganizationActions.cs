using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace EntraAws.Sandbox;

/// <summary>The operations of AWS Organizations.</summary>
internal static class OrganizationActions
{
    private const int LargestPage = 20;

    /// <summary>Any member may ask.</summary>
    public static JsonObject Describe(JsonCall call)
    {
        var organization = Organization(call);
        var management = organization.Accounts.Find(a => a.AccountId == organization.ManagementAccountId);
        return new JsonObject
        {
            ["Organization"] = new JsonObject
            {
                ["Id"] = organization.Id,
                ["Arn"] = $"arn:{call.Caller.Account.Partition}:organizations::{organization.ManagementAccountId}:organization/{organization.Id}",
                ["FeatureSet"] = organization.FeatureSet,
                ["MasterAccountId"] = organization.ManagementAccountId,
                ["MasterAccountArn"] = AccountArn(call, organization, organization.ManagementAccountId),
                ["MasterAccountEmail"] = management?.Email ?? "",
                ["AvailablePolicyTypes"] = new JsonArray(),
            },
        };
    }

    public static JsonObject ListAccounts(JsonCall call)
    {
        var organization = Administered(call);
        return Page(call, organization, "Accounts", organization.Accounts, a => Account(call, organization, a));
    }

    public static JsonObject DescribeAccount(JsonCall call)
    {
        var organization = Administered(call);
        var account = organization.Accounts.Find(a => a.AccountId == call["AccountId"])
            ?? throw new AwsRefusal(HttpStatusCode.BadRequest, "AccountNotFoundException", "You specified an account that doesn't exist.");
        return new JsonObject { ["Account"] = Account(call, organization, account) };
    }

    /// <summary>A page of a list. Some pages are empty although more follows.</summary>
    internal static JsonObject Page<T>(JsonCall call, SandboxOrganization organization, string name, IReadOnlyList<T> all, Func<T, JsonNode> item)
    {
        var max = call.Number("MaxResults", LargestPage, LargestPage, Invalid);
        var (offset, emptyGiven) = Position(call["NextToken"], all.Count);
        if (!emptyGiven && organization.EmptyPageEvery > 0 && offset > 0 && offset / max % organization.EmptyPageEvery == 0)
            return new JsonObject { [name] = new JsonArray(), ["NextToken"] = Token(offset, emptyGiven: true) };

        var page = all.Skip(offset).Take(max).Select(item).ToArray();
        var answer = new JsonObject { [name] = new JsonArray(page) };
        if (offset + page.Length < all.Count) answer["NextToken"] = Token(offset + page.Length, emptyGiven: false);
        return answer;
    }

    /// <summary>Whether an account may act for the whole organization.</summary>
    public static bool MayAdminister(SandboxOrganization organization, string accountId) =>
        accountId == organization.ManagementAccountId || organization.DelegatedAdministrators.Contains(accountId);

    internal static SandboxOrganization Administered(JsonCall call)
    {
        var organization = Organization(call);
        return MayAdminister(organization, call.Caller.Account.AccountId)
            ? organization
            : throw AwsRefusal.AccessDenied("You don't have permissions to access this resource.");
    }

    private static SandboxOrganization Organization(JsonCall call) =>
        call.State.Organization is { } organization && organization.Accounts.Exists(a => a.AccountId == call.Caller.Account.AccountId)
            ? organization
            : throw new AwsRefusal(HttpStatusCode.BadRequest, "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");

    internal static JsonObject Account(JsonCall call, SandboxOrganization organization, SandboxMemberAccount account)
    {
        var json = new JsonObject
        {
            ["Id"] = account.AccountId,
            ["Arn"] = AccountArn(call, organization, account.AccountId),
            ["Email"] = account.Email,
            ["Name"] = account.Name,
            ["State"] = account.State,
            ["JoinedMethod"] = account.JoinedMethod,
            ["JoinedTimestamp"] = account.JoinedAt.ToUnixTimeMilliseconds() / 1000d,
        };
        if (organization.ShowPaths) json["Paths"] = new JsonArray(OrganizationalUnitActions.Path(organization, account));
        // The older field knows neither of the two ends of an account's life.
        if (account.State != "PENDING_ACTIVATION") json["Status"] = account.State == "CLOSED" ? "SUSPENDED" : account.State;
        return json;
    }

    private static string AccountArn(JsonCall call, SandboxOrganization organization, string accountId) =>
        $"arn:{call.Caller.Account.Partition}:organizations::{organization.ManagementAccountId}:account/{organization.Id}/{accountId}";

    private static string Token(int offset, bool emptyGiven) =>
        Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{offset}{(emptyGiven ? "e" : "")}")));

    private static (int Offset, bool EmptyGiven) Position(string? token, int count)
    {
        if (token is null) return (0, false);
        var bytes = new byte[token.Length];
        var text = Convert.TryFromBase64String(token, bytes, out var length) ? System.Text.Encoding.ASCII.GetString(bytes, 0, length) : "";
        return int.TryParse(text.TrimEnd('e'), NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset < count
            ? (offset, text.EndsWith('e'))
            : throw Invalid("You provided an invalid next token.");
    }

    private static AwsRefusal Invalid(string message) => new(HttpStatusCode.BadRequest, "InvalidInputException", message);
}
