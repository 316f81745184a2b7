using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Organizational units over JSON 1.1.</summary>
internal sealed class AwsOrganizationalUnits(JsonClient client) : IAwsOrganizationalUnits
{
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

    public async Task<string> GetNameAsync(string unitId, CancellationToken cancellationToken)
    {
        var answer = await client.ReadAsync("DescribeOrganizationalUnit", new JsonObject { ["OrganizationalUnitId"] = unitId }, $"organizational unit {unitId}", cancellationToken).ConfigureAwait(false);
        return answer.Child("OrganizationalUnit")?.Text("Name") is { Length: > 0 } name ? name : throw Faults.AwsAnswerInvalid("organizations:DescribeOrganizationalUnit", $"it names no unit {unitId}.");
    }
}
