using EntraAws.Contracts;
using EntraAws.Engine.Assessment;

namespace EntraAws.Tests.Assessment;

/// <summary>A made-up account, put together policy by policy.</summary>
internal sealed class Account
{
    public const string Id = "111122223333";
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public List<AwsIamUser> Users { get; } = [];

    public List<AwsIamGroup> Groups { get; } = [];

    public List<AwsIamRole> Roles { get; } = [];

    public List<AwsIamPolicy> Policies { get; } = [];

    public AwsRootUser? Root { get; init; }

    public string Managed(string name, string? document, bool byAws = false)
    {
        var arn = $"arn:aws:iam::{(byAws ? "aws" : Id)}:policy/{name}";
        Policies.Add(new AwsIamPolicy { AccountId = Id, PolicyName = name, Arn = arn, Document = document });
        return arn;
    }

    public AwsIamUser User(string name, params string[] documents) => Add(Users, new AwsIamUser
    {
        AccountId = Id, UserName = name, Arn = $"arn:aws:iam::{Id}:user/{name}", InlinePolicies = Inline(documents),
    });

    public AwsIamGroup Group(string name, string[] members, params string[] documents) => Add(Groups, new AwsIamGroup
    {
        AccountId = Id, GroupName = name, Arn = $"arn:aws:iam::{Id}:group/{name}", Members = members, InlinePolicies = Inline(documents),
    });

    public AwsIamRole Role(string name, string trust, params string[] documents) => Add(Roles, new AwsIamRole
    {
        AccountId = Id, RoleName = name, Arn = $"arn:aws:iam::{Id}:role/{name}", TrustPolicy = trust, InlinePolicies = Inline(documents),
    });

    public void Replace(AwsIamUser changed) => Users[Users.FindIndex(u => u.UserName == changed.UserName)] = changed;

    public AwsIamInventory Inventory() => new()
    {
        AccountId = Id, TakenAt = Now, Users = Users, Groups = Groups, Roles = Roles, Policies = Policies, IdentityProviders = [], Root = Root,
    };

    public IReadOnlyList<AccessRisk> Assess(AssessmentThresholds? thresholds = null) => AccessAssessment.Assess(Inventory(), thresholds ?? new(), CancellationToken.None);

    /// <summary>The findings of an account that holds one user with these documents.</summary>
    public static IReadOnlyList<AccessRisk> Of(params string[] documents)
    {
        var account = new Account();
        account.User("ada", documents);
        return account.Assess();
    }

    private static List<AwsInlinePolicy> Inline(string[] documents) => documents.Select((d, i) => new AwsInlinePolicy { PolicyName = $"p{i + 1}", Document = d }).ToList();

    private static T Add<T>(List<T> list, T item)
    {
        list.Add(item);
        return item;
    }
}
