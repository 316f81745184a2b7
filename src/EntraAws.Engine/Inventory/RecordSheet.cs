using EntraAws.Contracts;
using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Inventory;

/// <summary>Fills the record sheet of an account from Organizations, Account Management and IAM.</summary>
internal sealed class RecordSheet(IAwsCloud cloud, PartReader parts)
{
    private static readonly string[] ContactTypes = ["Billing", "Operations", "Security"];

    /// <summary>What the list of the organization's accounts says, and no more.</summary>
    public static AwsAccount Listed(OrganizationAccount account, AwsOrganizationInfo? organization, IReadOnlyList<string> gaps) => new()
    {
        AccountId = account.Id,
        Name = account.Name,
        Email = account.Email,
        State = account.State,
        JoinedAt = account.JoinedAt,
        JoinedMethod = account.JoinedMethod,
        OrganizationId = organization?.Id,
        ManagementAccountId = organization?.ManagementAccountId,
        Gaps = gaps,
    };

    /// <exception cref="EntraAwsException">The account can't be entered, and no organization knows it.</exception>
    public async Task<AwsAccount> ReadAsync(string accountId, AwsOrganizationInfo? organization, OrganizationAccount? listed, CancellationToken cancellationToken)
    {
        var sheet = new AwsAccount { AccountId = accountId };
        if (listed is not null) sheet = Listed(listed, organization, []);
        else if (organization is not null) parts.Add("e-mail address, joining date and joining method", "only the management account and its delegated administrators may ask the organization for them.");
        sheet = sheet with { OrganizationId = organization?.Id, ManagementAccountId = organization?.ManagementAccountId, ManualItems = ManualItems.For(sheet.Email is null) };

        // Nobody gets into a closed account, and asking would only cost time.
        if (listed is { IsActive: false, State: not null })
        {
            parts.Add("alias, contacts, Regions, summary", $"the account is {listed.State}.");
            return sheet with { Gaps = parts.Gaps };
        }

        sheet = await WithIamAsync(sheet, listed is not null, cancellationToken);
        sheet = await WithManagementAsync(sheet, cancellationToken);
        return sheet with { Gaps = parts.Gaps };
    }

    private async Task<AwsAccount> WithIamAsync(AwsAccount sheet, bool known, CancellationToken cancellationToken)
    {
        var account = known
            ? await parts.TryAsync<IAwsAccount>("alias and summary", async () => await cloud.GetAccountAsync(sheet.AccountId, cancellationToken))
            : await cloud.GetAccountAsync(sheet.AccountId, cancellationToken);
        if (account is null) return sheet;
        var alias = await parts.TryAsync("alias", () => account.GetAccountAliasAsync(cancellationToken));
        var summary = await parts.TryAsync<IReadOnlyDictionary<string, int>>("summary and quotas", async () => await account.GetAccountSummaryAsync(cancellationToken));
        return sheet with
        {
            Alias = alias,
            Summary = summary ?? sheet.Summary,
            RootMfaEnabled = Flag(summary, "AccountMFAEnabled"),
            RootAccessKeysPresent = Flag(summary, "AccountAccessKeysPresent"),
        };
    }

    private async Task<AwsAccount> WithManagementAsync(AwsAccount sheet, CancellationToken cancellationToken)
    {
        var management = await cloud.GetAccountManagementAsync(sheet.AccountId, cancellationToken);
        var before = parts.Gaps.Count;
        var information = await parts.TryAsync("account information", () => management.GetAccountInformationAsync(cancellationToken));
        if (information is null && parts.Gaps.Count == before)
            parts.Add(sheet.Name is null ? "name, state and creation date" : "creation date", "the account service does not offer the call here.");
        var contacts = new List<AwsAlternateContact>();
        foreach (var type in ContactTypes)
            if (await parts.TryAsync($"{type.ToLowerInvariant()} contact", () => management.GetAlternateContactAsync(type, cancellationToken)) is { } contact) contacts.Add(contact);
        var regions = await parts.TryAsync<IReadOnlyList<AwsRegion>>("Regions", async () => await management.ListRegionsAsync(cancellationToken));
        return sheet with
        {
            Name = information?.Name ?? sheet.Name,
            State = information?.State ?? sheet.State,
            CreatedAt = information?.CreatedAt,
            AlternateContacts = contacts,
            Regions = regions ?? [],
        };
    }

    private static bool? Flag(IReadOnlyDictionary<string, int>? summary, string key) =>
        summary is not null && summary.TryGetValue(key, out var value) ? value > 0 : null;
}
