using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Rules;

namespace EntraAws.Engine.Provisioning;

/// <summary>
/// The IAM user of the provisioning agent: it may list the roles and nothing else. What it has beyond that is told and left
/// alone, since somebody put it there.
/// </summary>
internal sealed class ProvisioningUserSetup(SessionContext context)
{
    private const string UserType = "IAM user";
    private const string Convention = "Svc-";

    public async Task<ProvisioningUser> EnsureAsync(ProvisioningUserRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        AwsRules.CheckUserName(request.UserName);
        if (request.Path is not null) AwsRules.CheckRolePath(request.Path);
        var tags = Values.Merge(new Dictionary<string, string> { [UserClaim.PurposeTag] = "role provisioning" }, request.Tags ?? new Dictionary<string, string>());
        AwsRules.CheckTags(tags);
        if (request.PermissionsBoundary is { } boundary && Arn.Parse(boundary, "policy") is null) throw Faults.ArnInvalid(boundary, "a managed policy");
        if (!request.UserName.StartsWith(Convention, StringComparison.OrdinalIgnoreCase))
            await host.WarnAsync($"'{request.UserName}' does not begin with {Convention}, by which service users are told from people.");

        var account = await context.AccountAsync(request.AccountId, cancellationToken);
        var arn = $"arn:{account.Partition}:iam::{account.AccountId}:user{request.Path ?? "/"}{request.UserName}";
        if (account.Partition == "aws-cn") throw Faults.ProvisioningUnsupported(account.AccountId);
        var run = context.Begin(host, cancellationToken);
        var creation = Creation(account.AccountId, arn, request.PermissionsBoundary);
        var user = await run.FindAsync(creation, () => account.Users.GetUserAsync(request.UserName, cancellationToken));
        if (user is not null && request.Path is { } path && user.Path != path) throw Faults.ProvisioningUserPathDiffers(user.Arn, path);
        if (user is not null) CheckClaim(user, request.ServicePrincipalId);
        var adopts = user is not null && !UserClaim.IsForProvisioning(user);
        var found = user is not null;
        user ??= await CreateAsync(account, creation, request, tags, run, cancellationToken);
        var policy = Granting(account.AccountId, user?.Arn ?? arn);
        if (user is null)
        {
            await run.TellAsync(policy);
            return View(account, request, new IamUser { Name = request.UserName, Arn = arn, Tags = tags }, [], []) with { Planned = true, Changes = run.Changes };
        }

        if (found) user = await TagAsync(account, user, tags, adopts, run, cancellationToken);
        if (adopts && run.AnyRefused && !host.IsPreview) return await ViewAsync(account, request, user, [], cancellationToken) with { Planned = true, Changes = run.Changes };
        await GrantAsync(account, user, policy, run, cancellationToken);
        var drift = await new ProvisioningUserDrift(account.Users).FindAsync(user, request.PermissionsBoundary, cancellationToken);
        foreach (var each in drift) await host.WarnAsync($"{user.Arn}: {each}");
        return await ViewAsync(account, request, user, drift, cancellationToken) with { Changes = run.Changes };
    }

    private static void CheckClaim(IamUser user, Guid? app)
    {
        if (app is { } wanted && wanted != Guid.Empty && UserClaim.Of(user) is { } claim && claim.App != wanted) throw Faults.ProvisioningUserClaimed(user.Name, claim.Text);
    }

    private async Task<IamUser?> CreateAsync(IAwsAccount account, Change change, ProvisioningUserRequest request, IReadOnlyDictionary<string, string> tags, ChangeRun run, CancellationToken cancellationToken) =>
        await run.CreateAsync(change, async () =>
        {
            try
            {
                await account.Users.CreateUserAsync(request.UserName, request.Path ?? "/", request.PermissionsBoundary, tags, cancellationToken);
            }
            catch (EntraAwsException e) when (AwsErrors.MayBeOwn(e))
            {
                // The first attempt made it, and its answer was lost.
            }
            catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AwsEntityNotFound) && request.PermissionsBoundary is not null)
            {
                // A user that is to be made can't be missing: it is what bounds it.
                throw Faults.PolicyNotFound(request.PermissionsBoundary, account.AccountId);
            }

            return await context.ReadFreshAsync(() => account.Users.GetUserAsync(request.UserName, cancellationToken), cancellationToken) ?? throw Faults.AwsNotVisible(change.Target);
        });

    /// <param name="adopts">Whether the user was made for something else, so that it is asked whether to take it.</param>
    private static async Task<IamUser> TagAsync(IAwsAccount account, IamUser user, IReadOnlyDictionary<string, string> wanted, bool adopts, ChangeRun run, CancellationToken cancellationToken)
    {
        var tags = Values.Missing(user.Tags, wanted);
        if (tags.Count == 0) return user;
        var (before, after) = Values.OfTags(user.Tags, tags);
        var change = Creation(account.AccountId, user.Arn, null) with
        {
            Kind = ChangeKind.Update, TargetId = user.Arn, Before = before, After = after, Reason = "Tags tell what the user is for.",
        };
        if (adopts) change = change with { ReducesAccess = true, Reason = await ProvisioningUserDrift.DescribeAsync(account.Users, user, cancellationToken) };
        return await run.ApplyAsync(change, () => account.Users.TagUserAsync(user.Name, tags, cancellationToken)) ? user with { Tags = Values.Merge(user.Tags, tags) } : user;
    }

    private static async Task GrantAsync(IAwsAccount account, IamUser user, Change change, ChangeRun run, CancellationToken cancellationToken)
    {
        var policies = await account.Users.GetInlineUserPoliciesAsync(user.Name, cancellationToken);
        var existing = policies.FirstOrDefault(p => p.PolicyName == ListRolesPolicy.Name);
        if (existing is not null && ListRolesPolicy.Matches(existing.Document)) return;
        if (existing is not null)
        {
            change = change with
            {
                Kind = ChangeKind.Update, Before = Values.Of(("Document", existing.Document)), After = Values.Of(("Document", ListRolesPolicy.Document)),
                ReducesAccess = true, Reason = "It allows iam:ListRoles and nothing else then.",
            };
        }

        await run.ApplyAsync(change, () => account.Users.PutUserPolicyAsync(user.Name, ListRolesPolicy.Name, ListRolesPolicy.Document, cancellationToken));
    }

    private static Change Creation(string accountId, string arn, string? boundary) => new()
    {
        Kind = ChangeKind.Create,
        Cloud = Cloud.Aws,
        TargetType = UserType,
        Target = arn,
        AccountId = accountId,
        After = Values.Of(("PermissionsBoundary", boundary)),
        Reason = "Entra's provisioning agent lists the roles as this user. It has no console password and is in no group.",
    };

    private static Change Granting(string accountId, string arn) => new()
    {
        Kind = ChangeKind.Add,
        Cloud = Cloud.Aws,
        TargetType = "inline policy",
        Target = $"{ListRolesPolicy.Name} of {arn}",
        AccountId = accountId,
        After = Values.Of(("Allow", "iam:ListRoles on *")),
        Reason = "The agent may list the roles and nothing else.",
    };

    private static async Task<ProvisioningUser> ViewAsync(IAwsAccount account, ProvisioningUserRequest request, IamUser user, IReadOnlyList<string> drift, CancellationToken cancellationToken)
    {
        var keys = await account.Users.ListKeysAsync(user.Name, cancellationToken);
        return View(account, request, user, drift, keys.Select(k => k.Id).ToList());
    }

    private static ProvisioningUser View(IAwsAccount account, ProvisioningUserRequest request, IamUser user, IReadOnlyList<string> drift, IReadOnlyList<string> keys) => new()
    {
        AccountId = account.AccountId,
        UserName = user.Name,
        UserArn = user.Arn,
        PolicyName = ListRolesPolicy.Name,
        AccessKeyIds = keys,
        PermissionsBoundary = user.PermissionsBoundary,
        Tags = user.Tags,
        Drift = drift,
        CreatedAt = user.CreatedAt,
        ServicePrincipalId = request.ServicePrincipalId,
    };
}
