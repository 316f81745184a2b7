using System.Xml.Linq;
using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Benchmarks;

/// <summary>What a script does that follows the console's pages: a call for each part of each user, group, role and policy. It keeps the answers.</summary>
internal sealed class NaiveInventory(IamClient iam)
{
    private static readonly string[] OfUser = ["GetLoginProfile", "ListMFADevices", "ListGroupsForUser", "ListAttachedUserPolicies", "ListUserPolicies"];
    private static readonly string[] OfGroup = ["GetGroup", "ListAttachedGroupPolicies", "ListGroupPolicies"];
    private static readonly string[] OfRole = ["GetRole", "ListAttachedRolePolicies", "ListRolePolicies"];

    private readonly List<XElement> _answers = [];

    /// <param name="share">Of each kind, the part that is asked for one by one.</param>
    /// <returns>How many objects were.</returns>
    public async Task<int> ReadAsync(double share)
    {
        var users = await NamesAsync("ListUsers", [], "Users", "UserName", share);
        var groups = await NamesAsync("ListGroups", [], "Groups", "GroupName", share);
        var roles = await NamesAsync("ListRoles", [], "Roles", "RoleName", share);
        var policies = await NamesAsync("ListPolicies", new QueryForm { { "Scope", "Local" } }, "Policies", "Arn", share);
        foreach (var user in users)
        {
            await EachAsync(OfUser, "UserName", user);
            var keys = await SendAsync("ListAccessKeys", new QueryForm { { "UserName", user } });
            foreach (var key in keys?.Members("AccessKeyMetadata") ?? []) await SendAsync("GetAccessKeyLastUsed", new QueryForm { { "AccessKeyId", key.Text("AccessKeyId")! } });
        }

        foreach (var group in groups) await EachAsync(OfGroup, "GroupName", group);
        foreach (var role in roles) await EachAsync(OfRole, "RoleName", role);
        foreach (var policy in policies)
        {
            var read = await SendAsync("GetPolicy", new QueryForm { { "PolicyArn", policy } });
            await SendAsync("GetPolicyVersion", new QueryForm { { "PolicyArn", policy }, { "VersionId", read?.Child("Policy")?.Text("DefaultVersionId") ?? "v1" } });
        }

        GC.KeepAlive(_answers);
        return users.Count + groups.Count + roles.Count + policies.Count;
    }

    private async Task<List<string>> NamesAsync(string action, QueryForm form, string list, string name, double share)
    {
        var names = new List<string>();
        form.Add("MaxItems", 1000);
        await iam.ReadPagesAsync(action, form, action, page => names.AddRange(page.Members(list).Select(e => e.Text(name)!)), CancellationToken.None);
        var every = (int)Math.Round(1 / share);
        return [.. names.Where((_, index) => index % every == 0)];
    }

    private async Task EachAsync(string[] actions, string parameter, string value)
    {
        foreach (var action in actions) await SendAsync(action, new QueryForm { { parameter, value } });
    }

    // A user without a password is an error to GetLoginProfile, and a call the sandbox does not offer is one too: both were sent and waited for.
    private async Task<XElement?> SendAsync(string action, QueryForm form)
    {
        try
        {
            var answer = await iam.ReadAsync(action, form, action, CancellationToken.None);
            _answers.Add(answer);
            return answer;
        }
        catch (EntraAwsException)
        {
            return null;
        }
    }
}
