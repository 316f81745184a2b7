using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Rules;

namespace EntraAws.Engine.Access;

/// <summary>Finds a user, or makes one. A user that exists is never altered.</summary>
internal sealed class UserSetup(SessionContext context)
{
    public async Task<EntraUser> EnsureAsync(EntraUserRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        var name = request.UserPrincipalName;
        EntraRules.CheckUserName(name);
        var displayName = request.DisplayName ?? name[..name.IndexOf('@')];
        EntraRules.CheckDisplayName(name, displayName);
        if (SessionName.Problem(name) is { } problem) await host.WarnAsync(problem);

        var run = context.Begin(host, cancellationToken);
        var change = new Change
        {
            Kind = ChangeKind.Create,
            Cloud = Cloud.Entra,
            TargetType = "user",
            Target = name,
            After = Values.Of(("DisplayName", displayName)),
            Reason = "The person signs in to AWS with it.",
        };
        var existing = await run.FindAsync(change, () => context.Entra.FindUserAsync(name, cancellationToken));
        if (existing is not null)
        {
            if (!existing.AccountEnabled) await host.WarnAsync($"{name} is switched off and can't sign in.");
            return View(existing);
        }

        CheckDomain(name);
        var password = request.Password ?? PasswordGenerator.Create();
        var wanted = new NewDirectoryUser(name, displayName, Nickname(name), password);
        var own = true;
        var made = await run.CreateAsync(change, () => MakeAsync(wanted, () => own = false, cancellationToken), u => u.Id.ToString());
        return made is null
            ? new EntraUser { AccountId = context.AwsOrNone?.Identity.AccountId, UserPrincipalName = name, DisplayName = displayName, AccountEnabled = true, UserType = "Member", SessionNameProblem = SessionName.Problem(name), Planned = true, Changes = run.Changes }
            : View(made) with { UserType = made.UserType ?? "Member", Password = own && request.Password is null ? password : null, Changes = run.Changes };
    }

    // A list can lag behind: the name is taken after all, by whom it is taken.
    private async Task<DirectoryUser> MakeAsync(NewDirectoryUser wanted, Action taken, CancellationToken cancellationToken)
    {
        try
        {
            return await context.Entra.CreateUserAsync(wanted, cancellationToken);
        }
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.GraphConflict))
        {
            taken(); // its password is another one
            return await context.Entra.FindUserAsync(wanted.UserPrincipalName, cancellationToken) ?? throw Faults.EntraNotVisible($"User {wanted.UserPrincipalName}");
        }
    }

    private void CheckDomain(string name)
    {
        var domain = name[(name.IndexOf('@') + 1)..];
        var verified = context.Entra.Identity.VerifiedDomains;
        if (verified.Count > 0 && !verified.Contains(domain, StringComparer.OrdinalIgnoreCase))
            throw Faults.UserNameInvalid(name, $"'{domain}' is not a verified domain of this tenant, which has {string.Join(", ", verified)}.");
    }

    // mailNickname takes no more than 64 characters and none of @()\[]";:.<>, or space.
    private static string Nickname(string name)
    {
        var local = new string(name[..name.IndexOf('@')].Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_').ToArray());
        return local.Length == 0 ? "user" : local.Length > 64 ? local[..64] : local;
    }

    private EntraUser View(DirectoryUser user) => new()
    {
        AccountId = context.AwsOrNone?.Identity.AccountId,
        UserId = user.Id,
        UserPrincipalName = user.UserPrincipalName,
        DisplayName = user.DisplayName,
        AccountEnabled = user.AccountEnabled,
        UserType = user.UserType,
        OnPremisesSynchronized = user.OnPremisesSynchronized,
        SessionNameProblem = SessionName.Problem(user.UserPrincipalName),
    };
}
