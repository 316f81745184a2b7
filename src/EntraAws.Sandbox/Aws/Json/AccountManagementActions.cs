using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace EntraAws.Sandbox;

/// <summary>The operations of AWS Account Management.</summary>
internal static class AccountManagementActions
{
    private const int LargestPage = 50;

    private static readonly string[] ContactTypes = ["BILLING", "OPERATIONS", "SECURITY"];

    public static JsonObject GetAlternateContact(JsonCall call)
    {
        var type = call["AlternateContactType"];
        if (!ContactTypes.Contains(type)) throw Invalid($"AlternateContactType must be one of {string.Join(", ", ContactTypes)}.");
        var (account, _) = Target(call, "GetAlternateContact");
        var contact = account?.Contacts.Find(c => c.Type == type)
            ?? throw new AwsRefusal(HttpStatusCode.NotFound, "ResourceNotFoundException", "No contact of the inputted alternate contact type found.");
        return new JsonObject
        {
            ["AlternateContact"] = new JsonObject
            {
                ["AlternateContactType"] = type, ["Name"] = contact.Name, ["Title"] = contact.Title, ["EmailAddress"] = contact.EmailAddress, ["PhoneNumber"] = contact.PhoneNumber,
            },
        };
    }

    public static JsonObject ListRegions(JsonCall call)
    {
        var max = call.Number("MaxResults", LargestPage, LargestPage, Invalid);
        var start = 0;
        if (call["NextToken"] is { } token && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start)) throw Invalid("NextToken is not valid.");
        var (account, _) = Target(call, "ListRegions");
        var all = SandboxRegions.Of(account ?? new AwsAccountState()).ToList();
        var page = all.Skip(start).Take(max).Select(r => (JsonNode)new JsonObject { ["RegionName"] = r.Name, ["RegionOptStatus"] = r.Status }).ToArray();
        var answer = new JsonObject { ["Regions"] = new JsonArray(page) };
        if (start + page.Length < all.Count) answer["NextToken"] = (start + page.Length).ToString(CultureInfo.InvariantCulture);
        return answer;
    }

    public static JsonObject GetInformation(JsonCall call)
    {
        var (account, member) = Target(call, "GetAccountInformation");
        return new JsonObject
        {
            ["AccountId"] = account?.AccountId ?? member?.AccountId,
            ["AccountName"] = account?.Name ?? member?.Name,
            ["AccountCreatedDate"] = AwsXml.Text(account?.Root.CreateDate ?? member!.JoinedAt),
            // This service knows no pending closure.
            ["AccountState"] = member?.State is { } state && state != "PENDING_CLOSURE" ? state : "ACTIVE",
        };
    }

    /// <summary>
    /// The account that is asked about: the caller's own, or by AccountId another one of the organization. The management
    /// account must not name itself, and no organization serves without trusted access.
    /// </summary>
    private static (AwsAccountState? Account, SandboxMemberAccount? Member) Target(JsonCall call, string action)
    {
        var organization = call.State.Organization;
        SandboxMemberAccount? Member(string id) => organization?.Accounts.Find(a => a.AccountId == id);
        var caller = call.Caller.Account;
        if (call["AccountId"] is not { } id) return (caller, Member(caller.AccountId));
        if (id.Length != 12 || !id.All(char.IsAsciiDigit)) throw Invalid("AccountId must have 12 digits.");

        AwsRefusal Denied(string why) => AwsRefusal.AccessDenied($"User: {call.Caller.Arn} is not authorized to perform: account:{action} ({why})");
        if (organization is null || Member(caller.AccountId) is null) throw Denied("Your organization must first be created.");
        if (!OrganizationActions.MayAdminister(organization, caller.AccountId)) throw Denied("Only the management account or a delegated administrator may name another account.");
        if (id == organization.ManagementAccountId) throw Denied("The management account can only be managed using the standalone context from the management account.");
        if (organization.FeatureSet != "ALL" || !organization.AccountManagementTrusted) throw Denied("The organization has no trusted access for Account Management.");
        return Member(id) is { } member ? (call.State.Accounts.GetValueOrDefault(id), member) : throw Denied("The account is not in your organization.");
    }

    private static AwsRefusal Invalid(string message) => new(HttpStatusCode.BadRequest, "ValidationException", message);
}
