using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>
/// AWS Account Management over REST-JSON. A member account is asked about with the connection's own credentials, as the
/// management account or a delegated administrator may; where that is refused, with those of the role in it.
/// </summary>
/// <param name="home">The client with the connection's credentials.</param>
/// <param name="accountId">The account.</param>
/// <param name="enter">Makes a client with credentials of the account itself; null for the connection's own account, which must not name itself.</param>
internal sealed class AwsAccountManagement(JsonClient home, string accountId, Func<CancellationToken, Task<JsonClient>>? enter) : IAwsAccountManagement
{
    // The most that ListRegions gives at a time.
    private const int PageSize = 50;

    // Set when the organization's way was refused: each of the calls would meet the same answer.
    private volatile JsonClient? _own = enter is null ? home : null;

    public async Task<AwsAlternateContact?> GetAlternateContactAsync(string type, CancellationToken cancellationToken)
    {
        var contact = await ReadAsync(async (client, fields) =>
        {
            fields["AlternateContactType"] = type.ToUpperInvariant();
            try
            {
                return await client.ReadAsync("GetAlternateContact", fields, What, cancellationToken).ConfigureAwait(false);
            }
            catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AwsEntityNotFound))
            {
                // Said of a contact that is not set.
                return (JsonElement?)null;
            }
        }, cancellationToken).ConfigureAwait(false);
        return contact?.Child("AlternateContact") is { } found
            ? new AwsAlternateContact { Type = type, Name = found.Text("Name"), Title = found.Text("Title"), EmailAddress = found.Text("EmailAddress"), PhoneNumber = found.Text("PhoneNumber") }
            : null;
    }

    public Task<IReadOnlyList<AwsRegion>> ListRegionsAsync(CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<AwsRegion>>(async (client, fields) =>
    {
        var regions = new List<AwsRegion>();
        fields["MaxResults"] = PageSize;
        await client.ReadPagesAsync("ListRegions", fields, What, page =>
        {
            regions.AddRange(page.Members("Regions").Select(r => new AwsRegion { Name = r.Text("RegionName") ?? "", Status = r.Text("RegionOptStatus") ?? "" }));
            return Task.CompletedTask;
        }, cancellationToken).ConfigureAwait(false);
        return regions;
    }, cancellationToken);

    public async Task<AccountInformation?> GetAccountInformationAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ReadAsync((client, fields) => client.ReadAsync("GetAccountInformation", fields, What, cancellationToken), cancellationToken).ConfigureAwait(false);
            return new AccountInformation(answer.Text("AccountName"), answer.Text("AccountState"), answer.Time("AccountCreatedDate"));
        }
        catch (EntraAwsException e) when (IsUnknownCall(e))
        {
            return null;
        }
    }

    private string What => $"account {accountId}";

    /// <summary>The call is newer than the others; some partitions and emulators have no such path.</summary>
    private static bool IsUnknownCall(EntraAwsException error) =>
        error.InnerException is AmazonServiceException { ErrorCode: "UnknownOperationException" or "UnknownOperation" or "InvalidAction" }
            or AmazonServiceException { ErrorCode: null or "", StatusCode: HttpStatusCode.NotFound or HttpStatusCode.NotImplemented };

    private async Task<T> ReadAsync<T>(Func<JsonClient, JsonObject, Task<T>> read, CancellationToken cancellationToken)
    {
        if (_own is { } own) return await read(own, []).ConfigureAwait(false);
        EntraAwsException refusal;
        try
        {
            return await read(home, new JsonObject { ["AccountId"] = accountId }).ConfigureAwait(false);
        }
        // An account of another organization is answered as a bad value.
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AwsAccessDenied) || AwsErrors.Code(e) == "ValidationException")
        {
            refusal = e;
        }

        try
        {
            _own = await enter!(cancellationToken).ConfigureAwait(false);
        }
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AwsAccountUnreachable))
        {
            throw refusal;
        }

        return await read(_own, []).ConfigureAwait(false);
    }
}
