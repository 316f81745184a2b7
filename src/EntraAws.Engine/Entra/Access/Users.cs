using EntraAws.Contracts;
using EntraAws.Engine.Auth;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Access;

/// <summary>Finds and makes users.</summary>
internal sealed class Users(GraphService graph)
{
    public static readonly string[] Fields = ["id", "userPrincipalName", "displayName", "accountEnabled", "userType", "onPremisesSyncEnabled"];

    public async Task<DirectoryUser?> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var user = await graph.Calls.FindAsync(GraphOperations.GetUsers, () => graph.Client.Users[id.ToString()]
            .GetAsync(r => r.QueryParameters.Select = Fields, cancellationToken)).ConfigureAwait(false);
        return user is null ? null : ToUser(user);
    }

    public async Task<DirectoryUser?> FindAsync(string userPrincipalName, CancellationToken cancellationToken)
    {
        var page = await graph.Calls.ReadAsync(GraphOperations.GetUsers, () => graph.Client.Users.GetAsync(r =>
        {
            r.QueryParameters.Filter = OData.Equal("userPrincipalName", userPrincipalName);
            r.QueryParameters.Select = Fields;
        }, cancellationToken)).ConfigureAwait(false);
        return page.Value?.Select(ToUser).FirstOrDefault(u => string.Equals(u.UserPrincipalName, userPrincipalName, StringComparison.OrdinalIgnoreCase));
    }

    public async Task<DirectoryUser> CreateAsync(NewDirectoryUser user, CancellationToken cancellationToken)
    {
        var made = await SendAsync(user, cancellationToken).ConfigureAwait(false);
        var visible = await graph.Replication.SettleAsync(async ct => await GetAsync(made.Id, ct).ConfigureAwait(false) is not null,
            Replication.Steady, Replication.ObjectLimit, cancellationToken).ConfigureAwait(false);
        visible = visible && await graph.Replication.SettleAsync(async ct => await FindAsync(made.UserPrincipalName, ct).ConfigureAwait(false) is not null,
            1, Replication.ObjectLimit, cancellationToken).ConfigureAwait(false);
        return visible ? made : throw Faults.EntraNotVisible($"The user {user.UserPrincipalName}");
    }

    public static DirectoryUser ToUser(User user) => new()
    {
        Id = Guid.Parse(user.Id!),
        UserPrincipalName = user.UserPrincipalName ?? "",
        DisplayName = user.DisplayName,
        AccountEnabled = user.AccountEnabled ?? false,
        UserType = user.UserType,
        OnPremisesSynchronized = user.OnPremisesSyncEnabled ?? false,
    };

    private async Task<DirectoryUser> SendAsync(NewDirectoryUser user, CancellationToken cancellationToken)
    {
        try
        {
            var made = await graph.Calls.WriteAsync(GraphOperations.CreateUser, sent => graph.Client.Users.PostAsync(Body(user), sent),
                user.UserPrincipalName, cancellationToken).ConfigureAwait(false);
            // The answer to a POST holds the default properties only; the state is the one that was asked for.
            return ToUser(made) with { AccountEnabled = true, UserPrincipalName = made.UserPrincipalName ?? user.UserPrincipalName };
        }
        catch (UnknownOutcomeException e)
        {
            var found = await graph.Replication.UntilAsync(ct => FindAsync(user.UserPrincipalName, ct), 1, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
            return found ?? throw Faults.OutcomeUnknown($"the user {user.UserPrincipalName}", e);
        }
        catch (EntraAwsException e) when (GraphRefusal.Behind(e) is { Status: 400 } refusal && refusal.Says("password"))
        {
            throw Faults.PasswordRefused(user.UserPrincipalName, refusal.Message, e.InnerException);
        }
    }

    private static User Body(NewDirectoryUser user) => new()
    {
        AccountEnabled = true,
        UserPrincipalName = user.UserPrincipalName,
        DisplayName = user.DisplayName,
        MailNickname = user.MailNickname,
        PasswordProfile = new PasswordProfile { Password = EntraSecretText.Of(user.Password), ForceChangePasswordNextSignIn = true },
    };
}
