using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Roles and what is attached to them.</summary>
internal sealed partial class AwsAccount
{
    public async Task<IamRole?> GetRoleAsync(string name, CancellationToken cancellationToken)
    {
        var patience = new Patience(iam.Time, Patience.ForVisibility);
        while (true)
        {
            if (await ReadRoleAsync(name, cancellationToken).ConfigureAwait(false) is not { } role) return null;
            try
            {
                return role with { AttachedPolicies = await ListAttachedRolePoliciesAsync(name, cancellationToken).ConfigureAwait(false) };
            }
            // One call knows the role and the next does not: it is new, or just gone.
            catch (EntraAwsException e) when (IsNotFound(e))
            {
                if (patience.IsOver) throw Faults.AwsNotVisible(role.Arn);
                await patience.StepAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async Task<IReadOnlyList<IamRole>> ListRolesAsync(CancellationToken cancellationToken)
    {
        var roles = new List<IamRole>();
        await iam.ReadPagesAsync("ListRoles", new QueryForm { { "MaxItems", PageSize } }, Whole,
            page => roles.AddRange(page.Members("Roles").Select(IamReader.Role)), cancellationToken).ConfigureAwait(false);
        return roles;
    }

    public async Task<IReadOnlyList<IamRole>> GetRoleDetailsAsync(CancellationToken cancellationToken)
    {
        var roles = new List<IamRole>();
        await iam.ReadPagesAsync("GetAccountAuthorizationDetails", new QueryForm { { "Filter", ["Role"] }, { "MaxItems", PageSize } }, Whole,
            page => roles.AddRange(page.Members("RoleDetailList").Select(IamReader.Role)), cancellationToken).ConfigureAwait(false);
        return roles;
    }

    public async Task<Dictionary<string, IamRoleLimits>> ListRoleLimitsAsync(CancellationToken cancellationToken)
    {
        var limits = new Dictionary<string, IamRoleLimits>(StringComparer.Ordinal);
        await iam.ReadPagesAsync("ListRoles", new QueryForm { { "MaxItems", PageSize } }, Whole, page =>
        {
            foreach (var role in page.Members("Roles")) limits.TryAdd(IamReader.Required(role, "RoleName"), IamReader.RoleLimits(role));
        }, cancellationToken).ConfigureAwait(false);
        return limits;
    }

    public async Task<IReadOnlyList<string>> ListAttachedRolePoliciesAsync(string roleName, CancellationToken cancellationToken)
    {
        var policies = new List<string>();
        await iam.ReadPagesAsync("ListAttachedRolePolicies", new QueryForm { { "RoleName", roleName }, { "MaxItems", PageSize } }, RoleText(roleName),
            page => policies.AddRange(IamReader.Attached(page, "AttachedPolicies")), cancellationToken).ConfigureAwait(false);
        return policies;
    }

    public Task UpdateRoleAsync(string name, string description, int maxSessionDuration, CancellationToken cancellationToken) =>
        ChangeRoleAsync("UpdateRole", name, RoleText(name), new QueryForm { { "RoleName", name }, { "Description", description }, { "MaxSessionDuration", maxSessionDuration } }, cancellationToken);

    public Task UpdateTrustPolicyAsync(string roleName, string document, CancellationToken cancellationToken) =>
        iam.WriteAsync("UpdateAssumeRolePolicy", new QueryForm { { "RoleName", roleName }, { "PolicyDocument", document } }, RoleText(roleName), cancellationToken,
            e => IsUnknownPrincipal(e) || IsStillUnseen(e, roleName));

    public Task TagRoleAsync(string roleName, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        ChangeRoleAsync("TagRole", roleName, RoleText(roleName), new QueryForm { { "RoleName", roleName }, { "Tags", tags } }, cancellationToken);

    public Task AttachRolePolicyAsync(string roleName, string policyArn, CancellationToken cancellationToken) =>
        ChangeRoleAsync("AttachRolePolicy", roleName, $"{policyArn} for role {roleName}", new QueryForm { { "RoleName", roleName }, { "PolicyArn", policyArn } }, cancellationToken);

    public Task DetachRolePolicyAsync(string roleName, string policyArn, CancellationToken cancellationToken) =>
        ChangeRoleAsync("DetachRolePolicy", roleName, $"{policyArn} at role {roleName}", new QueryForm { { "RoleName", roleName }, { "PolicyArn", policyArn } }, cancellationToken);

    /// <summary>A provider or role made just before can be unknown where policies are checked.</summary>
    private static bool IsUnknownPrincipal(EntraAwsException error) =>
        AwsErrors.Code(error) is "MalformedPolicyDocument" or "MalformedPolicyDocumentException"
        && error.Message.Contains("invalid principal", StringComparison.OrdinalIgnoreCase);

    private static string RoleText(string name) => $"role {name}";

    private Task ChangeRoleAsync(string action, string roleName, string what, QueryForm form, CancellationToken cancellationToken) =>
        iam.WriteAsync(action, form, what, cancellationToken, e => IsStillUnseen(e, roleName));

    private async Task<IamRole?> ReadRoleAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var result = await iam.ReadAsync("GetRole", new QueryForm { { "RoleName", name } }, RoleText(name), cancellationToken).ConfigureAwait(false);
            return IamReader.Role(result.Child("Role") ?? throw Faults.AwsAnswerInvalid("iam:GetRole", "it holds no role."));
        }
        catch (EntraAwsException e) when (IsNotFound(e))
        {
            return null;
        }
    }
}
