using EntraAws.Contracts;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Access;

/// <summary>Finds the one group, or the one user, that is meant by an id or a name.</summary>
internal static class GroupFinder
{
    public static async Task<DirectoryGroup?> FindAsync(IEntraAccess entra, string idOrName, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(idOrName, out var id)) return await entra.GetGroupAsync(id, cancellationToken);
        var found = await entra.FindGroupsAsync(idOrName, cancellationToken);
        return found.Count > 1 ? throw Faults.GroupAmbiguous(idOrName, found.Count) : found.FirstOrDefault();
    }

    public static Task<DirectoryUser?> FindUserAsync(IEntraAccess entra, string idOrName, CancellationToken cancellationToken) =>
        Guid.TryParse(idOrName, out var id) ? entra.GetUserAsync(id, cancellationToken) : entra.FindUserAsync(idOrName, cancellationToken);
}
