using System.Globalization;
using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.IdentityCenter;

/// <summary>The sample company with groups in its identity store, and short ways to what is tested.</summary>
internal sealed class CenterRun : IDisposable
{
    public const string DevTest = "444455556666";

    public CenterRun(params string[] groups)
    {
        foreach (var group in groups) Center.Groups.Add(new SandboxStoreGroup { GroupId = TenantState.IdOf(Guid.Empty, "store/" + group).ToString(), DisplayName = group });
    }

    public SandboxRun Run { get; } = new();

    public SandboxIdentityCenter Center => Run.State.IdentityCenter!;

    public SandboxPermissionSet Set(string name) => Center.PermissionSets.Single(s => s.Name == name);

    /// <summary>More member accounts, which the sandbox knows nothing else of.</summary>
    public IReadOnlyList<string> AddAccounts(int count)
    {
        var ids = Enumerable.Range(0, count).Select(i => (700000000000 + i).ToString(CultureInfo.InvariantCulture)).ToList();
        Run.State.Organization!.Accounts.AddRange(ids.Select(id => new SandboxMemberAccount { AccountId = id, Name = id }));
        return ids;
    }

    public async Task<AwsPermissionSet> SetAsync(PermissionSetRequest request, IOperationHost? host = null, ISession? session = null) =>
        await (session ?? await Run.OpenAsync()).IdentityCenter.EnsurePermissionSetAsync(request, host ?? new QuietHost(), CancellationToken.None);

    public async Task<(IReadOnlyList<AwsAccountAssignment> Made, IReadOnlyList<EntraAwsException> Errors)> AssignAsync(
        string group, string set, IEnumerable<string> accounts, IOperationHost? host = null, ISession? session = null, CancellationToken cancellationToken = default, int atOnce = 10, bool remove = false)
    {
        var made = new List<AwsAccountAssignment>();
        var errors = new List<EntraAwsException>();
        var requests = accounts.Select(a => new AccountAssignmentRequest { Group = group, PermissionSet = set, AccountId = a }).ToList();
        var center = (session ?? await Run.OpenAsync()).IdentityCenter;
        await (remove ? center.RemoveAssignmentsAsync(requests, atOnce, m => Keep(made, m), e => Keep(errors, e), host ?? new QuietHost(), cancellationToken)
            : center.EnsureAssignmentsAsync(requests, atOnce, m => Keep(made, m), e => Keep(errors, e), host ?? new QuietHost(), cancellationToken));
        return (made, errors);
    }

    public void Dispose() => Run.Dispose();

    private static Task Keep<T>(List<T> list, T item)
    {
        lock (list) list.Add(item);
        return Task.CompletedTask;
    }
}
