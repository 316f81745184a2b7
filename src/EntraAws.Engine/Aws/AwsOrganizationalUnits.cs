using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Organizational units over JSON 1.1.</summary>
internal sealed class AwsOrganizationalUnits(JsonClient client) : IAwsOrganizationalUnits
{
    // The most that the lists give at a time.
    private const int PageSize = 20;

    public async Task<string> GetParentAsync(string childId, CancellationToken cancellationToken)
    {
        string? parent = null;
        // "A child can have only a single parent", and still it is a list with pages.
        await client.ReadPagesAsync("ListParents", new JsonObject { ["ChildId"] = childId }, $"the parent of {childId}", page =>
        {
            parent ??= page.Members("Parents").Select(p => p.Text("Id")).FirstOrDefault(id => !string.IsNullOrEmpty(id));
            return Task.CompletedTask;
        }, cancellationToken).ConfigureAwait(false);
        return parent ?? throw Faults.AwsAnswerInvalid("organizations:ListParents", $"it names no parent of {childId}.");
    }

    public async Task<IReadOnlyList<OrganizationAccount>> ListAccountsAsync(string parentId, CancellationToken cancellationToken)
    {
        var accounts = new List<OrganizationAccount>();
        var parents = new Queue<string>([parentId]);
        while (parents.TryDequeue(out var parent))
        {
            await client.ReadPagesAsync("ListAccountsForParent", new JsonObject { ["ParentId"] = parent, ["MaxResults"] = PageSize }, $"the accounts of {parent}", page =>
            {
                accounts.AddRange(page.Members("Accounts").Select(a => AwsOrganization.Account(a, "ListAccountsForParent")));
                return Task.CompletedTask;
            }, cancellationToken).ConfigureAwait(false);
            await client.ReadPagesAsync("ListOrganizationalUnitsForParent", new JsonObject { ["ParentId"] = parent, ["MaxResults"] = PageSize }, $"the units of {parent}", page =>
            {
                foreach (var unit in page.Members("OrganizationalUnits"))
                    parents.Enqueue(unit.Text("Id") is { Length: > 0 } id ? id : throw Faults.AwsAnswerInvalid("organizations:ListOrganizationalUnitsForParent", "a unit has no Id."));
                return Task.CompletedTask;
            }, cancellationToken).ConfigureAwait(false);
        }

        return accounts;
    }

    public async Task<string> GetNameAsync(string unitId, CancellationToken cancellationToken)
    {
        var answer = await client.ReadAsync("DescribeOrganizationalUnit", new JsonObject { ["OrganizationalUnitId"] = unitId }, $"organizational unit {unitId}", cancellationToken).ConfigureAwait(false);
        return answer.Child("OrganizationalUnit")?.Text("Name") is { Length: > 0 } name ? name : throw Faults.AwsAnswerInvalid("organizations:DescribeOrganizationalUnit", $"it names no unit {unitId}.");
    }
}
