using System.Collections.Concurrent;
using EntraAws.Contracts;
using EntraAws.Engine.Aws;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>The permission sets and groups of a run of assignments, each looked up once.</summary>
internal sealed class AssignmentTargets(Center center, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<CenterPermissionSet?>>> _sets = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _groups = new(StringComparer.OrdinalIgnoreCase);

    public Task<CenterPermissionSet?> SetAsync(string nameOrArn) =>
        _sets.GetOrAdd(nameOrArn, n => new Lazy<Task<CenterPermissionSet?>>(() => center.Sets.FindAsync(n, cancellationToken))).Value;

    /// <summary>The id of the principal that a request means; null when the identity store has none by that name.</summary>
    public Task<string?> PrincipalAsync(AccountAssignmentRequest request) => request.PrincipalId is { } id
        ? Task.FromResult<string?>(id)
        : _groups.GetOrAdd(request.Group, n => new Lazy<Task<string?>>(() => center.FindGroupAsync(n, cancellationToken))).Value;
}
