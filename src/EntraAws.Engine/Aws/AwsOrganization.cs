using System.Text.Json;
using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>AWS Organizations over JSON 1.1.</summary>
internal sealed class AwsOrganization(string homeAccountId, JsonClient client) : IAwsOrganization, IDisposable
{
    // The most that ListAccounts gives at a time.
    private const int PageSize = 20;

    public async Task<AwsOrganizationInfo?> DescribeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.ReadAsync("DescribeOrganization", [], "the organization", cancellationToken).ConfigureAwait(false);
            var organization = answer.Child("Organization") ?? throw Faults.AwsAnswerInvalid("organizations:DescribeOrganization", "it holds no organization.");
            return new AwsOrganizationInfo(
                Required(organization, "Id", "DescribeOrganization"),
                Required(organization, "MasterAccountId", "DescribeOrganization"),
                organization.Text("FeatureSet") == "ALL");
        }
        catch (EntraAwsException e) when (IsInNone(e))
        {
            return null;
        }
    }

    public async Task ListAccountsAsync(Func<OrganizationAccount, Task> emit, CancellationToken cancellationToken)
    {
        try
        {
            await client.ReadPagesAsync("ListAccounts", new JsonObject { ["MaxResults"] = PageSize }, "the accounts of the organization", async page =>
            {
                foreach (var account in page.Members("Accounts"))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await emit(Account(account, "ListAccounts")).ConfigureAwait(false);
                }
            }, cancellationToken).ConfigureAwait(false);
        }
        catch (EntraAwsException e) when (IsInNone(e))
        {
            throw Faults.OrganizationMissing(homeAccountId, e);
        }
    }

    public async Task<OrganizationAccount?> DescribeAccountAsync(string accountId, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.ReadAsync("DescribeAccount", new JsonObject { ["AccountId"] = accountId }, $"account {accountId}", cancellationToken).ConfigureAwait(false);
            return answer.Child("Account") is { } account ? Account(account, "DescribeAccount") : null;
        }
        catch (EntraAwsException e) when (IsInNone(e) || e.ErrorId is nameof(Faults.AwsEntityNotFound) or nameof(Faults.AwsAccessDenied))
        {
            return null;
        }
    }

    public IAwsOrganizationalUnits Units { get; } = new AwsOrganizationalUnits(client);

    public void Dispose() => client.Dispose();

    private static bool IsInNone(EntraAwsException error) => AwsErrors.Code(error) == "AWSOrganizationsNotInUseException";

    internal static OrganizationAccount Account(JsonElement e, string action) => new()
    {
        Id = Required(e, "Id", action),
        Name = e.Text("Name"),
        Email = e.Text("Email"),
        // Status was retired in September 2026; partitions and emulators may still know nothing else.
        State = e.Text("State") ?? e.Text("Status"),
        JoinedMethod = e.Text("JoinedMethod"),
        JoinedAt = e.Time("JoinedTimestamp"),
        Paths = e.Members("Paths").Where(p => p.ValueKind == JsonValueKind.String).Select(p => p.GetString()!).ToList(),
    };

    private static string Required(JsonElement e, string name, string action) =>
        e.Text(name) is { Length: > 0 } value ? value : throw Faults.AwsAnswerInvalid($"organizations:{action}", $"it has no {name}.");
}
