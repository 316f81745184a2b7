using EntraAws.Engine.Entra.Protection;
using EntraAws.Engine.Entra.Transport;
using Microsoft.Graph.Identity.ConditionalAccess.Evaluate;
using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.SignOn;

/// <summary>Reads what decides at a sign-in.</summary>
internal sealed class SignInReader(GraphService graph) : IEntraSignOn
{
    private const int PageSize = 999;

    private static readonly string[] Fields = ["id", "userPrincipalName", "accountEnabled", "mail", "mailNickname", "onPremisesSamAccountName", "employeeId"];

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<SignInUser>>> GetMembersAsync(IReadOnlyCollection<Guid> groupIds, CancellationToken cancellationToken)
    {
        var pages = await new GraphBatch(graph).ReadAsync(GraphOperations.GetMembers, groupIds,
            id => graph.Client.Groups[id.ToString()].Members.GraphUser.ToGetRequestInformation(r =>
            {
                r.QueryParameters.Select = Fields;
                r.QueryParameters.Top = PageSize;
                // A cast of members is an advanced query: https://learn.microsoft.com/graph/api/group-list-members
                r.QueryParameters.Count = true;
                r.Headers.Add("ConsistencyLevel", "eventual");
            }),
            UserCollectionResponse.CreateFromDiscriminatorValue, cancellationToken).ConfigureAwait(false);

        var members = new Dictionary<Guid, IReadOnlyList<SignInUser>>();
        foreach (var (id, page) in pages)
        {
            var all = await graph.Calls.ReadAsync(GraphOperations.GetMembers, () =>
                GraphPages.AllAsync<User, UserCollectionResponse>(graph.Client, Task.FromResult<UserCollectionResponse?>(page), cancellationToken)).ConfigureAwait(false);
            members[id] = all.Select(ToUser).ToList();
        }

        return members;
    }

    public async Task<IReadOnlyList<SignInUser>> GetUsersAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var users = await new GraphBatch(graph).ReadAsync(GraphOperations.GetUsers, ids,
            id => graph.Client.Users[id.ToString()].ToGetRequestInformation(r => r.QueryParameters.Select = Fields),
            User.CreateFromDiscriminatorValue, cancellationToken).ConfigureAwait(false);
        return users.Values.Select(ToUser).ToList();
    }

    public async Task<IReadOnlyList<ConditionalAccessRule>> EvaluateAsync(Guid userId, Guid appId, CancellationToken cancellationToken)
    {
        var answer = await graph.Calls.ReadAsync(GraphOperations.EvaluateAccess, () => graph.Client.Identity.ConditionalAccess.Evaluate.PostAsEvaluatePostResponseAsync(new EvaluatePostRequestBody
        {
            SignInIdentity = new UserSignIn { OdataType = "#microsoft.graph.userSignIn", UserId = userId.ToString() },
            SignInContext = new ApplicationContext { OdataType = "#microsoft.graph.applicationContext", IncludeApplications = [appId.ToString()] },
            SignInConditions = new SignInConditions { ClientAppType = ConditionalAccessClientApp.Browser },
            AppliedPoliciesOnly = true,
        }, null, cancellationToken)).ConfigureAwait(false);
        return (answer.Value ?? []).Where(p => p.PolicyApplies == true).Select(AccessPolicyMapper.ToRule).ToList();
    }

    private static SignInUser ToUser(User user) => new()
    {
        Id = Guid.Parse(user.Id!),
        UserPrincipalName = user.UserPrincipalName ?? user.Id!,
        Enabled = user.AccountEnabled,
        Mail = user.Mail,
        MailNickname = user.MailNickname,
        OnPremisesSamAccountName = user.OnPremisesSamAccountName,
        EmployeeId = user.EmployeeId,
    };
}
